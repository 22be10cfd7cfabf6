import english from '~lang/en/invoice.json'
import { addTexts } from '~shared/text/texts'

/* The texts of an invoice and its status, the same for clients and staff. */
addTexts('en', english)

import english from '~lang/en/admin_invoices.json'
import { addTexts } from '~shared/text/texts'

/* The texts of the pages about invoices. */
addTexts('en', english)

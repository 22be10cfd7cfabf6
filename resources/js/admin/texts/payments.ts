import english from '~lang/en/admin_payments.json'
import { addTexts } from '~shared/text/texts'

/* The texts of the pages about payments. */
addTexts('en', english)

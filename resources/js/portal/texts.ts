import '~shared/invoices/texts'
import english from '~lang/en/portal.json'
import { addTexts } from '~shared/text/texts'

/* The texts of the portal's pages, beside those that every app has. */
addTexts('en', english)

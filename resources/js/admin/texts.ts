import english from '~lang/en/admin.json'
import { addTexts } from '~shared/text/texts'

/* The texts of the staff's pages, beside those that every app has. */
addTexts('en', english)

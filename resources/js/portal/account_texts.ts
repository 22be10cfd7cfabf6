import '~shared/access/access_texts'
import english from '~lang/en/account.json'
import { addTexts } from '~shared/text/texts'

/* The texts of the pages about one's own access, which the first page does without. */
addTexts('en', english)

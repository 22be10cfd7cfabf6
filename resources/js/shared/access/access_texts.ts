import english from '~lang/en/access.json'
import { addTexts } from '~shared/text/texts'

/* The texts about one's own way in, which the first page does without. */
addTexts('en', english)

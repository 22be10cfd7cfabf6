import english from '~lang/en/admin_staff.json'
import { addTexts } from '~shared/text/texts'

/* The texts about colleagues and their tokens. */
addTexts('en', english)

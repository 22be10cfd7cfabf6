import english from '~lang/en/admin_questions.json'
import { addTexts } from '~shared/text/texts'

/* The texts of the pages about questions. */
addTexts('en', english)

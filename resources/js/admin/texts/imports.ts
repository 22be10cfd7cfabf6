import english from '~lang/en/admin_imports.json'
import { addTexts } from '~shared/text/texts'

/* The texts of the pages where files come in. */
addTexts('en', english)

import english from '~lang/en/admin_overview.json'
import { addTexts } from '~shared/text/texts'

/* The texts of the overview and of long work. */
addTexts('en', english)

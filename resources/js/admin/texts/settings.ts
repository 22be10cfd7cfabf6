import english from '~lang/en/admin_settings.json'
import { addTexts } from '~shared/text/texts'

/* The texts of the pages of settings and branding. */
addTexts('en', english)

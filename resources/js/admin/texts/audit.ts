import english from '~lang/en/admin_audit.json'
import { addTexts } from '~shared/text/texts'

/* The texts of the page of the audit log. */
addTexts('en', english)

import english from '~lang/en/admin_reminders.json'
import { addTexts } from '~shared/text/texts'

/* The texts about reminders. */
addTexts('en', english)

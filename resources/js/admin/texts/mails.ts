import english from '~lang/en/admin_mails.json'
import { addTexts } from '~shared/text/texts'

/* The texts about mails. */
addTexts('en', english)

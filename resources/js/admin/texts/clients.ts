import english from '~lang/en/admin_clients.json'
import { addTexts } from '~shared/text/texts'

/* The texts of the pages about clients. */
addTexts('en', english)

import english from '~lang/en/viewing.json'
import { addTexts } from '~shared/text/texts'

/* For staff who look at the portal as a client sees it: no client ever loads these. */
addTexts('en', english)

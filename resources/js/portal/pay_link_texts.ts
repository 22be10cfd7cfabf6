import english from '~lang/en/pay_link.json'
import { addTexts } from '~shared/text/texts'

/* The texts for who comes by a pay link. */
addTexts('en', english)

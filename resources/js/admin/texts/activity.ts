import english from '~lang/en/admin_activity.json'
import { addTexts } from '~shared/text/texts'

/* What happened, in sentences. */
addTexts('en', english)

export function isActivityKey(key: string): key is keyof typeof english {
  return Object.hasOwn(english, key)
}

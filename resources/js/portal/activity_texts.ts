import english from '~lang/en/activity.json'
import { addTexts } from '~shared/text/texts'
import type { ActivityKey } from '~shared/text/texts'

const { actions, ...rest } = english
const named = (prefix: string, texts: Record<string, string>) =>
  Object.entries(texts).map(([key, text]) => [`${prefix}${key}`, text])

/* The texts of the activity, which the server shares. */
addTexts('en', {
  ...Object.fromEntries(named('activity.', rest)),
  ...Object.fromEntries(named('activity.actions.', actions)),
} as Record<ActivityKey, string>)

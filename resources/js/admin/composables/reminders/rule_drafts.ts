import type { ReminderSettings, ReminderTemplate } from '~admin/api/reminders'
import type { TextKey } from '~shared/text/texts'

/** A rule as it is typed: so many days before or after. */
export type RuleDraft = {
  key: number
  days: string
  when: 'before' | 'after'
  template: ReminderTemplate
  enabled: boolean
}

type Rule = ReminderSettings['rules'][number]

export const MOST_RULES = 10
const MOST_DAYS = { before: 60, after: 365 }

let last = 0

export const draftOf = ({ days, template, enabled }: Rule): RuleDraft => ({
  ...{ key: ++last, days: String(Math.abs(days)), when: days < 0 ? 'before' : 'after' },
  ...{ template, enabled },
})

export const newRule = (): RuleDraft => ({
  ...{ key: ++last, days: '', when: 'after', template: 'overdue', enabled: true },
})

/** Days after the due date, or null for what is no such number. */
export function daysOf({ days, when }: RuleDraft): number | null {
  const typed = days.trim()
  if (!/^\d{1,3}$/.test(typed) || Number(typed) > MOST_DAYS[when]) return null
  return when === 'before' && Number(typed) > 0 ? -Number(typed) : Number(typed)
}

/** What is wrong with each, by its key. */
export function wrongOf(drafts: RuleDraft[]): Map<number, { text: TextKey; most: number }> {
  const wrong = new Map<number, { text: TextKey; most: number }>()
  const seen = new Set<number>()
  for (const draft of drafts) {
    const days = daysOf(draft)
    const most = MOST_DAYS[draft.when]
    if (days === null) wrong.set(draft.key, { text: 'admin.reminders.days_wrong', most })
    else if (seen.has(days)) wrong.set(draft.key, { text: 'admin.reminders.days_twice', most })
    else seen.add(days)
  }
  return wrong
}

/** The rules as they are sent, the earliest first. */
export function rulesOf(drafts: RuleDraft[]): Rule[] {
  return drafts
    .flatMap((draft) => {
      const days = daysOf(draft)
      return days === null ? [] : [{ days, template: draft.template, enabled: draft.enabled }]
    })
    .sort((one, other) => one.days - other.days)
}

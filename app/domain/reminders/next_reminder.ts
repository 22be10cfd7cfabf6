import type { ReminderSettings } from '#domain/reminders/reminder_settings'
import { addDays } from '#domain/reminders/rules_that_apply'

/** The next day (YYYY-MM-DD) on which a rule is for this invoice, from `today` on; null when none is. */
export function nextReminderDay(
  { enabled, rules }: ReminderSettings,
  invoice: { dueOn: string | null; balanceMinor: number; state: string; kind: string },
  today: string,
  done: { rule: string }[]
): string | null {
  const { dueOn } = invoice
  const isOwed =
    invoice.state === 'issued' && invoice.kind === 'invoice' && invoice.balanceMinor > 0
  if (!enabled || dueOn === null || !isOwed) return null
  const coming = rules
    .filter((rule) => rule.enabled && !done.some((one) => one.rule === rule.id))
    .map((rule) => addDays(dueOn, rule.days))
    .filter((day) => day >= today)
  return coming.sort()[0] ?? null
}

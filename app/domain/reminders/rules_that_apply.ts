import type { ReminderRule } from '#domain/reminders/reminder_settings'

/** A rule, and the day on which it is for this invoice (YYYY-MM-DD). */
export type Applying = { rule: ReminderRule; day: string }

/** Both included; YYYY-MM-DD where the company is. */
export type Days = { from: string; today: string }

/**
 * Which rules are for an invoice within these days, the latest last. A rule whose day was before it
 * counted, or before the invoice was known here, is none of them: old invoices that are imported, or
 * that were there when reminders were turned on, are left in peace.
 */
export function rulesThatApply(
  rules: ReminderRule[],
  { dueOn, knownSince }: { dueOn: string; knownSince: string },
  { from, today }: Days
): Applying[] {
  return rules
    .filter(({ enabled }) => enabled)
    .map((rule) => ({ rule, day: addDays(dueOn, rule.days) }))
    .filter(
      ({ rule, day }) =>
        rule.since !== null && day >= rule.since && day >= knownSince && day >= from && day <= today
    )
    .sort((one, other) => one.rule.days - other.rule.days)
}

const DAY_MS = 86_400_000

/** A calendar day so many days later: plain arithmetic, because such days are even in UTC. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

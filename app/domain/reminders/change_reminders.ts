import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { companyToday } from '#domain/invoices/company_today'
import type {
  ReminderRule,
  ReminderSettings,
  ReminderTemplate,
  ReminderText,
} from '#domain/reminders/reminder_settings'
import { reminderVersion } from '#domain/reminders/reminder_version'
import { changeSettingIn, lockSetting } from '#domain/settings/change_setting'
import { readSettings } from '#domain/settings/read_settings'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/** A rule is known by its days. */
export type RuleDraft = Pick<ReminderRule, 'days' | 'template' | 'enabled'>

type Changes = { enabled?: boolean; hour?: number; rules?: RuleDraft[] }
type Result = Promise<
  Done<{ value: ReminderSettings; changed: boolean }> | Refused<'reminders_changed'>
>
/** `version`: what the change was made from; absent overwrites. */
type By = { actor: Actor; version?: string }

/**
 * Turns reminders on or off and replaces the rules. A rule that is new, or that is turned on again,
 * counts from today on, and all of them do when reminders are turned on: nothing is made up for.
 */
export function changeReminders(changes: Changes, by: By, now: DateTime): Result {
  return change(by, now, (before, today) => {
    const enabled = changes.enabled ?? before.enabled
    const startsNow = enabled && !before.enabled
    const rules = (changes.rules ?? before.rules)
      .map((draft) => ruleOf(draft, before, today))
      .map((rule) => (startsNow ? { ...rule, since: today } : rule))
      .sort((one, other) => one.days - other.days)
    return { enabled, hour: changes.hour ?? before.hour, rules }
  })
}

/** The company's own words for a template in one language; null goes back to the catalogue's. */
export function changeReminderText(
  { language, template }: { language: string; template: ReminderTemplate },
  text: ReminderText | null,
  by: By,
  now: DateTime
): Result {
  return change(by, now, ({ texts }) => {
    const own = { ...texts[language], [template]: text ?? undefined }
    const isEmpty = Object.values(own).every((one) => one === undefined)
    return { texts: definedOf({ ...texts, [language]: isEmpty ? undefined : definedOf(own) }) }
  })
}

function change(
  { actor, version }: By,
  now: DateTime,
  changesOf: (before: ReminderSettings, today: string) => Partial<ReminderSettings>
): Result {
  return writeTransaction(async (trx) => {
    await lockSetting(trx, 'reminders', now)
    const { reminders: before, company } = await readSettings(trx)
    if (version !== undefined && version !== reminderVersion(before)) {
      return refused('reminders_changed')
    }
    const changes = changesOf(before, companyToday(now, company.timeZone))
    return done(await changeSettingIn(trx, 'reminders', changes, actor, now))
  })
}

function ruleOf(
  { days, template, enabled }: RuleDraft,
  before: ReminderSettings,
  today: string
): ReminderRule {
  const known = before.rules.find((rule) => rule.days === days)
  const goesOn = known?.enabled && known.since !== null
  return {
    // By its day: a rule that is taken out and put in again sends nothing a second time.
    id: `${days < 0 ? 'before' : 'after'}-${Math.abs(days)}`,
    ...{ days, template, enabled },
    since: goesOn ? known.since : enabled ? today : null,
  }
}

function definedOf<Value>(record: Record<string, Value | undefined>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, Value] => entry[1] !== undefined)
  )
}

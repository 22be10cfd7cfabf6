import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { companyToday } from '#domain/invoices/company_today'
import { decideBatch, type Decision } from '#domain/reminders/decide_batch'
import { findCandidates, reminded, type Cursor } from '#domain/reminders/find_candidates'
import type { SkipReason } from '#domain/reminders/obstacles'
import type { ReminderRule } from '#domain/reminders/reminder_settings'
import { addDays } from '#domain/reminders/rules_that_apply'
import { lastRunDay } from '#domain/reminders/runs'
import { FRESH_DAYS } from '#domain/reminders/send_due_reminders'
import { readSettings } from '#domain/settings/read_settings'
import type { Settings } from '#domain/settings/settings'

/** How many invoices are looked at one by one; of more it is told that there are. */
const MOST_LOOKED_AT = 2000
const BATCH = 200
const WEEK = [1, 2, 3, 4, 5, 6, 7]

type Forecast = {
  /** The company's day; whether its reminders are yet to go out, were they on. */
  today: string
  isTodayDone: boolean
  now: {
    reminders: number
    mails: number
    skipped: { reason: SkipReason; count: number }[]
    /** There are more than were looked at. */
    isPartial: boolean
  }
  /** The coming days: how many invoices a rule is for, as they stand now. */
  coming: { on: string; invoices: number }[]
  /** Invoices that are overdue, and how many of them no rule is for any more. */
  overdue: { invoices: number; pastAllRules: number }
}

/**
 * What would be sent if reminders were on with these rules; with `days` as if they began today with
 * rules on those days, else with the rules as they are. Sends and changes nothing.
 */
export async function forecastReminders(days: number[] | null, now: DateTime): Promise<Forecast> {
  const settings = await readSettings()
  const today = companyToday(now, settings.company.timeZone)
  const rules = rulesOf(settings, days, today)
  const client = db.connection()
  const lastDay = await lastRunDay()
  const isTodayDone = settings.reminders.enabled && lastDay !== null && lastDay >= today

  return {
    today,
    isTodayDone,
    now: await lookAtToday(client, rules, settings, today),
    coming: await countComing(client, rules, today),
    overdue: await countOverdue(client, rules, today),
  }
}

/** As they would count: from today on when reminders are off. */
function rulesOf({ reminders }: Settings, days: number[] | null, today: string): ReminderRule[] {
  const asToday = (rule: ReminderRule) => ({ ...rule, since: today })
  if (days === null) {
    const on = reminders.rules.filter(({ enabled }) => enabled)
    return reminders.enabled ? on : on.map((rule) => asToday(rule))
  }
  return days.map((one) => {
    const known = reminders.enabled && reminders.rules.find((rule) => rule.days === one)
    if (known && known.enabled && known.since !== null) return known
    const id = `${one < 0 ? 'before' : 'after'}-${Math.abs(one)}`
    return asToday({ id, days: one, template: 'overdue', enabled: true, since: today })
  })
}

async function lookAtToday(
  client: QueryClientContract,
  rules: ReminderRule[],
  { company, portal }: Settings,
  today: string
): Promise<Forecast['now']> {
  const freshFrom = addDays(today, -FRESH_DAYS)
  const days = { from: freshFrom, today }
  const { timeZone } = company
  const decisions: Decision[] = []
  let lookedAt = 0
  for (let after: Cursor | null | undefined = null; after !== undefined;) {
    if (lookedAt >= MOST_LOOKED_AT) return summary(decisions, true)
    const found = await findCandidates(client, rules, days, { after, limit: BATCH })
    const by = { rules, days, freshFrom, timeZone, isPortalOpen: portal.enabled }
    decisions.push(...(await decideBatch(client, found, by)))
    lookedAt += found.length
    const last = found.at(-1)
    after = last && found.length === BATCH ? { dueOn: last.dueOn!, id: last.id } : undefined
  }
  return summary(decisions, false)
}

function summary(decisions: Decision[], isPartial: boolean): Forecast['now'] {
  const sent = decisions.flatMap((one) => (one.reason === null ? [one.recipients.length] : []))
  const reasons = decisions.flatMap(({ reason }) => (reason === null ? [] : [reason]))
  const skipped = [...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => ({
    reason,
    count: all.length,
  }))
  const mails = sent.reduce((sum, one) => sum + one, 0)
  return { reminders: sent.length, mails, skipped, isPartial }
}

async function countComing(client: QueryClientContract, rules: ReminderRule[], today: string) {
  const wanted = WEEK.map((ahead) => addDays(today, ahead))
  const dueDays = wanted.flatMap((on) => rules.map(({ days }) => addDays(on, -days)))
  const rows: { due_on: string | Date; invoices: number | string }[] = await reminded(client)
    .clearSelect()
    .whereIn('due_on', [...new Set(dueDays)])
    .groupBy('due_on')
    .select('due_on')
    .count('* as invoices')
    .pojo()
  const countOf = new Map(rows.map((row) => [String(row.due_on), Number(row.invoices)]))
  return wanted.map((on) => ({
    on,
    invoices: rules.reduce((sum, { days }) => sum + (countOf.get(addDays(on, -days)) ?? 0), 0),
  }))
}

async function countOverdue(client: QueryClientContract, rules: ReminderRule[], today: string) {
  const count = async (before: string) => {
    const row = await client
      .from('invoices')
      .where({ kind: 'invoice', state: 'issued' })
      .where('balance_minor', '>', 0)
      .where('due_on', '<', before)
      .count('* as invoices')
      .first()
    return Number(row?.invoices ?? 0)
  }
  const latest = Math.max(...rules.map(({ days }) => days), Number.NEGATIVE_INFINITY)
  const invoices = await count(today)
  if (!Number.isFinite(latest)) return { invoices, pastAllRules: invoices }
  // The last rule's day is behind them, and before it began to count.
  const pastAllRules = latest < 0 ? invoices : await count(addDays(today, -latest))
  return { invoices, pastAllRules: Math.min(invoices, pastAllRules) }
}

import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { companyToday } from '#domain/invoices/company_today'
import { decideBatch } from '#domain/reminders/decide_batch'
import { findCandidates, reminded, type Cursor } from '#domain/reminders/find_candidates'
import type { ReminderTextOf } from '#domain/reminders/reminder_settings'
import { addDays } from '#domain/reminders/rules_that_apply'
import { endRun, lastRunDay } from '#domain/reminders/runs'
import { writeDecisions } from '#domain/reminders/write_decisions'
import { readSettings } from '#domain/settings/read_settings'

/** A reminder that could not go out on its day goes out so many days later at most. */
export const FRESH_DAYS = 7

/** How far back it is told what was missed. */
const MOST_MISSED_DAYS = 366

const BATCH = 200

type Counts = { sent: number; skipped: number }

/**
 * Sends the reminders of this day, once its hour has come where the company is; null when there is
 * nothing to do: they are off, it is too early, or the day is done. May be called as often as one
 * likes, by several workers at once, and again after it broke off: each invoice and rule is written
 * once, with its mails, in the transaction of its batch.
 */
export async function sendDueReminders(
  now: DateTime,
  textOf: ReminderTextOf
): Promise<Counts | null> {
  const { company, reminders } = await readSettings()
  const today = companyToday(now, company.timeZone)
  if (!reminders.enabled || now.setZone(company.timeZone).hour < reminders.hour) return null
  const lastDay = await lastRunDay()
  if (lastDay !== null && lastDay >= today) return null

  const freshFrom = addDays(today, -FRESH_DAYS)
  const missedFrom = lastDay !== null && lastDay < freshFrom ? lastDay : freshFrom
  const oldest = addDays(today, -MOST_MISSED_DAYS)
  const days = { from: missedFrom < oldest ? oldest : missedFrom, today }

  const counts: Counts = { sent: 0, skipped: 0 }
  for (let after: Cursor | null = null; ;) {
    const batch = await sendBatch(after)
    if (!batch) return counts
    counts.sent += batch.sent
    counts.skipped += batch.skipped
    after = batch.next
    if (!after) break
  }
  await endRun(days, counts, now)
  return counts

  /** Null when an owner turned reminders off meanwhile: the day is not done then. */
  function sendBatch(after: Cursor | null): Promise<(Counts & { next: Cursor | null }) | null> {
    return writeTransaction(async (trx) => {
      const settings = await readSettings(trx)
      if (!settings.reminders.enabled) return null
      const { rules } = settings.reminders
      const { timeZone } = settings.company
      const found = await findCandidates(trx, rules, days, { after, limit: BATCH })
      // Read again once they are held: what was paid or reminded of meanwhile is seen.
      const ids = found.map(({ id }) => id)
      await lockRows(trx, 'invoices', ids)
      const invoices = await reminded(trx).whereIn('id', ids).orderBy('due_on').orderBy('id')

      const isPortalOpen = settings.portal.enabled
      const decideBy = { rules, days, freshFrom, timeZone, isPortalOpen }
      const decisions = await decideBatch(trx, invoices, decideBy)
      const wording = { reminders: settings.reminders, textOf, today, timeZone }
      const written = await writeDecisions(trx, decisions, wording, now)
      const last = found.at(-1)
      const next = last && found.length === BATCH ? { dueOn: last.dueOn!, id: last.id } : null
      return { ...written, next }
    })
  }
}

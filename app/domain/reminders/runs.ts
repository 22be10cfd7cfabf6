import type { DateTime } from 'luxon'
import { insertIfAbsent } from '#database/insert_if_absent'
import { writeTransaction } from '#database/write_transaction'
import { PASSING_REASONS } from '#domain/reminders/obstacles'
import type { Days } from '#domain/reminders/rules_that_apply'
import { iso } from '#domain/shared/iso'
import ReminderRun from '#models/reminder_run'

/** The last day whose reminders were looked after to the end, or null. */
export async function lastRunDay(): Promise<string | null> {
  const last = await lastRun()
  return last?.day ?? null
}

export function lastRun(): Promise<ReminderRun | null> {
  return ReminderRun.query().orderBy('day', 'desc').first()
}

/**
 * Notes that the day is done; of two workers one does. What waited for better days and is not owed any
 * more says so.
 */
export async function endRun(
  { from, today }: Days,
  counts: { sent: number; skipped: number },
  now: DateTime
): Promise<void> {
  await writeTransaction(async (trx) => {
    await trx
      .from('reminder_sends')
      .where('outcome', 'skipped')
      .whereIn('reason', [...PASSING_REASONS])
      .where('for_day', '>=', from)
      .whereExists((invoices) =>
        invoices
          .from('invoices')
          .whereColumn('invoices.id', 'reminder_sends.invoice_id')
          .where((settled) => settled.where('balance_minor', 0).orWhereNot('state', 'issued'))
      )
      .update({ reason: 'paid', updated_at: iso(now) })
    await insertIfAbsent(
      trx,
      'reminder_runs',
      { day: today, sent: counts.sent, skipped: counts.skipped, created_at: iso(now) },
      ['day']
    )
  })
}

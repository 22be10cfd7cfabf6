import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { insertIfAbsent } from '#database/insert_if_absent'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { companyToday } from '#domain/invoices/company_today'
import { recipientsOrObstacle, type Recipient, type SkipReason } from '#domain/reminders/obstacles'
import { queueReminders } from '#domain/reminders/queue_reminders'
import { readStandings } from '#domain/reminders/read_standings'
import type { ReminderTemplate, ReminderTextOf } from '#domain/reminders/reminder_settings'
import { readSettings } from '#domain/settings/read_settings'
import type { Settings } from '#domain/settings/settings'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { newPublicId } from '#domain/shared/public_id'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Invoice from '#models/invoice'
import ReminderSend from '#models/reminder_send'

/** Why an invoice cannot be reminded of now. */
export type NotNow = Exclude<SkipReason, 'superseded' | 'too_old'> | 'not_issued' | 'no_due_date'

/** Who would be reminded, and with which words. */
export type ReminderPlan = {
  invoice: Invoice
  recipients: Recipient[]
  template: ReminderTemplate
  number: number
}

type Asked = { invoiceId: number; template: ReminderTemplate | null }

/** What a reminder of this invoice would be now, or why there is none. Changes nothing. */
export async function planReminder(asked: Asked, now: DateTime): Promise<ReminderPlan | NotNow> {
  return plan(db.connection(), asked, await readSettings(), now)
}

/**
 * Staff remind of one invoice, whether or not reminders go out by themselves: at most once a day, and
 * never of what is paid, on its way or paused.
 */
export function remindNow(
  asked: Asked,
  { textOf, staffId, actor }: { textOf: ReminderTextOf; staffId: number; actor: Actor },
  now: DateTime
): Promise<Done<ReminderPlan> | Refused<'reminder_refused', { reason: NotNow }>> {
  return writeTransaction(async (trx) => {
    await lockRows(trx, 'invoices', [asked.invoiceId])
    const settings = await readSettings(trx)
    const planned = await plan(trx, asked, settings, now)
    if (typeof planned === 'string') return refused('reminder_refused', { reason: planned })

    const { invoice, recipients, template, number } = planned
    const { timeZone } = settings.company
    const today = companyToday(now, timeZone)
    const row = {
      ...{ public_id: newPublicId(), client_id: invoice.clientId, invoice_id: invoice.id },
      ...{ rule: `now:${today}`, days: null, template, for_day: today, outcome: 'sent' },
      ...{ reason: null, number, mails: recipients.length, staff_id: staffId },
      ...{ created_at: iso(now), updated_at: iso(now) },
    }
    if (!(await insertIfAbsent(trx, 'reminder_sends', row, ['invoice_id', 'rule']))) {
      return refused('reminder_refused', { reason: 'already_sent' as const })
    }
    const wording = { reminders: settings.reminders, textOf, today, timeZone }
    await queueReminders(trx, [{ ...planned, days: null }], wording, actor, now)
    return done(planned)
  })
}

async function plan(
  client: QueryClientContract,
  { invoiceId, template }: Asked,
  { company, portal }: Settings,
  now: DateTime
): Promise<ReminderPlan | NotNow> {
  const invoice = await Invoice.query({ client })
    .where('id', invoiceId)
    .preload('ofClient')
    .firstOrFail()
  if (invoice.state !== 'issued' || invoice.kind !== 'invoice') return 'not_issued'
  if (invoice.balanceMinor === 0) return 'paid'
  if (invoice.dueOn === null) return 'no_due_date'

  const today = companyToday(now, company.timeZone)
  const sent = await ReminderSend.query({ client })
    .where('invoice_id', invoice.id)
    .where('outcome', 'sent')
  const isToday = sent.some((one) => companyToday(one.updatedAt, company.timeZone) === today)
  if (isToday) return 'already_sent'

  const facts = { today, isPortalOpen: portal.enabled }
  const standingOf = await readStandings(client, [invoice.clientId], facts)
  const recipients = recipientsOrObstacle(invoice, standingOf(invoice.clientId))
  if (typeof recipients === 'string') return recipients
  const fitting = invoice.dueOn >= today ? 'upcoming' : 'overdue'
  return { invoice, recipients, template: template ?? fitting, number: sent.length + 1 }
}

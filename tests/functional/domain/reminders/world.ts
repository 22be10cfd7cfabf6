import { DateTime } from 'luxon'
import type { RuleDraft } from '#domain/reminders/change_reminders'
import { changeReminders } from '#domain/reminders/change_reminders'
import { sendDueReminders } from '#domain/reminders/send_due_reminders'
import { reminderTextOf } from '#mails/reminder_texts'
import type Client from '#models/client'
import Invoice from '#models/invoice'
import OutboxMail from '#models/outbox_mail'
import ReminderSend from '#models/reminder_send'
import { openPortal, tester } from '#tests/support/people'
import { activate, invoiceFor } from '#tests/support/portal_world'

/** Half past nine in the morning where the company is (Asia/Kolkata), on a day of March 2026. */
export const morning = (day: number) =>
  DateTime.fromISO(`2026-03-${String(day).padStart(2, '0')}T09:30`, { zone: 'Asia/Kolkata' })

export const rule = (days: number, template: RuleDraft['template'] = 'overdue'): RuleDraft => ({
  ...{ days, template, enabled: true },
})

/** The portal is on, and reminders with these rules since that day. */
export async function remindersOn(rules: RuleDraft[], since = morning(1)): Promise<void> {
  await openPortal()
  await changeReminders({ enabled: true, rules }, { actor: tester }, since)
}

/** An invoice over €120.00, known since February, and somebody who uses the portal for it. */
export async function owed(
  dueOn: string,
  { number = 'A-1', buyer = 'Kestrel' } = {}
): Promise<{ invoice: Invoice; client: Client; email: string }> {
  const { invoice, client } = await invoiceFor(buyer, { number, dueOn, issuedOn: '2026-02-01' })
  await Invoice.query().where('id', invoice.id).update({ created_at: '2026-02-01T00:00:00.000Z' })
  const { email } = await activate(client)
  return { invoice, client, email }
}

export const run = (now: DateTime) => sendDueReminders(now, reminderTextOf)

/** "after-3 sent 1", "after-7 skipped paused", in the order of their rows. */
export async function outcomes(): Promise<string[]> {
  const sends = await ReminderSend.query().orderBy('id')
  return sends.map(({ rule: name, outcome, reason, number }) =>
    [name, outcome, reason ?? number].join(' ')
  )
}

export const mails = () => OutboxMail.query().where('kind', 'reminder').orderBy('id')

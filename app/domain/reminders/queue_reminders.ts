import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { recordAudits } from '#domain/audit/record_audit'
import type { Recipient } from '#domain/reminders/obstacles'
import { reminderMail } from '#domain/reminders/reminder_mail'
import type {
  ReminderSettings,
  ReminderTemplate,
  ReminderTextOf,
} from '#domain/reminders/reminder_settings'
import type { Actor } from '#domain/shared/actor'
import { useOutbox } from '#domain/shared/outbox'
import type Invoice from '#models/invoice'

/** How a reminder is worded, and on which day of the company (IANA zone). */
export type Wording = {
  reminders: ReminderSettings
  textOf: ReminderTextOf
  today: string
  timeZone: string
}

/** One reminder, to one person or several; `days` is null when staff send it. */
type Reminder = {
  invoice: Invoice
  template: ReminderTemplate
  recipients: Recipient[]
  number: number
  days: number | null
}

/** The mails of reminders and what the audit log says of them, in the transaction that keeps them. */
export async function queueReminders(
  trx: TransactionClientContract,
  all: Reminder[],
  wording: Wording,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const mails = all.flatMap(({ invoice, template, recipients }) =>
    recipients.map((recipient) => {
      const text = wording.textOf(wording.reminders, recipient.locale, template)
      return reminderMail(recipient, { invoice, template, text, ...wording })
    })
  )
  await useOutbox().queueMails(trx, mails)
  const facts = all.map(({ invoice, recipients, number, days }) => ({
    action: 'reminder.sent',
    clientId: invoice.clientId,
    target: { type: 'invoice', id: invoice.publicId },
    details: { number, days, mails: recipients.length },
  }))
  await recordAudits(trx, actor, facts, now)
}

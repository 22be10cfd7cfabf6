import type { Recipient } from '#domain/reminders/obstacles'
import type { ReminderTemplate, ReminderText } from '#domain/reminders/reminder_settings'
import type { InvoiceStatus } from '#domain/invoices/status'
import type { OutgoingMail } from '#domain/shared/outbox'
import type Invoice from '#models/invoice'

/**
 * What a reminder's mail is written from: its words as they were when it was decided, so that what
 * staff look at later is what was sent.
 */
export type ReminderParams = {
  name: string
  clientName: string
  invoiceId: string
  number: string
  title: string | null
  status: InvoiceStatus
  dueOn: string
  amountMinor: number
  currency: string
  template: ReminderTemplate
  text: ReminderText
}

type About = {
  invoice: Invoice
  template: ReminderTemplate
  text: ReminderText
  /** The company's day and zone (IANA). */
  today: string
  timeZone: string
}

export function reminderMail(
  { accountId, name, email, locale }: Recipient,
  about: About
): OutgoingMail {
  const { invoice } = about
  return {
    kind: 'reminder',
    to: { email, name },
    locale,
    clientId: invoice.clientId,
    accountId,
    params: reminderParams(name, about),
  }
}

/** Of an invoice with a due date, and its client loaded. */
function reminderParams(
  name: string,
  { invoice, template, text, today, timeZone }: About
): ReminderParams {
  return {
    name,
    clientName: invoice.ofClient.name,
    invoiceId: invoice.publicId,
    number: invoice.number,
    title: invoice.title,
    status: invoice.statusOn(today, timeZone),
    dueOn: invoice.dueOn!,
    amountMinor: invoice.balanceMinor,
    currency: invoice.currency,
    template,
    text,
  }
}

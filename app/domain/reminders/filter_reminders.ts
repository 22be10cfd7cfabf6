import type { SkipReason } from '#domain/reminders/obstacles'
import { activePauses } from '#domain/reminders/read_standings'
import ReminderSend from '#models/reminder_send'

type ReminderFilter = {
  outcome?: ReminderSend['outcome']
  reason?: SkipReason
  /** Public ids. */
  client?: string
  invoice?: string
}

/** What was sent and why not, narrowed, with what a list of staff shows. */
export function filterReminders({ outcome, reason, client, invoice }: ReminderFilter) {
  const query = ReminderSend.query().preload('ofClient').preload('invoice').preload('sentBy')
  if (outcome) query.where('outcome', outcome)
  if (reason) query.where('reason', reason)
  if (client) query.whereHas('ofClient', (clients) => clients.where('public_id', client))
  if (invoice) query.whereHas('invoice', (invoices) => invoices.where('public_id', invoice))
  return query
}

/** Where reminders are paused on this day of the company. */
export function pausesOn(today: string) {
  return activePauses(undefined, today).preload('ofClient').preload('invoice').preload('pausedBy')
}

/** The pause of one client (without an invoice) or of one invoice; null when there is none. */
export function findPause(
  { clientId, invoiceId }: { clientId: number; invoiceId: number | null },
  today: string
) {
  const query = pausesOn(today).where('client_id', clientId)
  return invoiceId === null
    ? query.whereNull('invoice_id').first()
    : query.where('invoice_id', invoiceId).first()
}

import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { readBeside } from '#domain/audit/reading/read_beside'
import AuditEvent from '#models/audit_event'
import type Invoice from '#models/invoice'
import OutboxMail from '#models/outbox_mail'

/** Something that happened to an invoice: an event of the audit log, or a mail about it. */
export type InvoiceEvent = {
  at: DateTime
  /** Of the audit log; of a mail `mail.sent`, `mail.waiting` or `mail.failed`. */
  action: string
  outcome: AuditEvent['outcome']
  actor: { type: AuditEvent['actorType']; id: string | null; role: string | null }
  /** Of an account or a colleague as it is now; null of who is gone, and of everything else. */
  actorName: string | null
  target: { type: string; id: string } | null
  details: Record<string, unknown>
}

/** Whoever looks at an invoice every day makes this many; beyond it the log itself is the place. */
const MOST_EVENTS = 200
const MOST_OF_A_KIND = 50
/** A document of its own: what happens to it later is on its own page. */
const ONLY_ITS_BIRTH = 'credit_note.issued'

/**
 * What happened to an invoice, the oldest first: to itself, to its pay links, to money and reported
 * transfers on it, to what was mailed about these, and the credit notes that take it back (row ids
 * and public ids of `notes`). At most the last 200.
 */
export async function readInvoiceHistory(
  invoice: Invoice,
  notes: Invoice[]
): Promise<InvoiceEvent[]> {
  const about = [invoice.publicId, ...(await idsAbout(invoice))]
  const mails = await mailsAbout(invoice, about)
  const noteIds = notes.map(({ publicId }) => publicId)
  const subjects = [...about, ...mails.map(({ publicId }) => publicId)]
  const events = await AuditEvent.query()
    .where('client_id', invoice.clientId)
    .where((either) => {
      either
        .whereIn('target_id', subjects)
        .orWhere((born) => born.whereIn('target_id', noteIds).where('action', ONLY_ITS_BIRTH))
    })
    .orderBy('id', 'desc')
    .limit(MOST_EVENTS)
  const { names } = await readBeside(events)
  const told = [...events.map((event) => ofLog(event, names)), ...mails.map(ofMail)]
  return told.sort((one, other) => one.at.toMillis() - other.at.toMillis()).slice(-MOST_EVENTS)
}

/** Public ids of what belongs to the invoice, the newest of each kind. */
async function idsAbout({ id, clientId }: Invoice): Promise<string[]> {
  const of = (table: string, ids: string) =>
    db
      .from(table)
      .where('client_id', clientId)
      .whereRaw(`id in (select ${ids} = ?)`, [id])
      .orderBy('id', 'desc')
      .limit(MOST_OF_A_KIND)
      .select('public_id')
  const found = await Promise.all([
    of('pay_links', 'id from pay_links where invoice_id'),
    of('payments', 'payment_id from allocations where invoice_id'),
    of('refunds', 'refund_id from allocations where invoice_id'),
    of('payment_intents', 'intent_id from payment_intent_invoices where invoice_id'),
    of('transfer_reports', 'id from transfer_reports where invoice_id'),
    of('questions', 'id from questions where invoice_id'),
  ])
  return found.flat().map((row) => String(row.public_id))
}

/** Mails name what they are about in their params; only the client's own are looked through. */
async function mailsAbout({ clientId, createdAt }: Invoice, ids: string[]): Promise<OutboxMail[]> {
  return OutboxMail.query()
    .where('client_id', clientId)
    .where('created_at', '>=', createdAt.toUTC().toISO()!)
    .where((either) => {
      for (const id of ids) either.orWhereLike('params', `%"${id}"%`)
    })
    .orderBy('id', 'desc')
    .limit(MOST_OF_A_KIND)
}

function ofLog(event: AuditEvent, names: Map<string, string>): InvoiceEvent {
  const { actorType, actorId, actorRole, targetType, targetId } = event
  return {
    at: event.occurredAt,
    action: event.action,
    outcome: event.outcome,
    actor: { type: actorType, id: actorId, role: actorRole },
    actorName: (actorId && names.get(actorId)) ?? null,
    target: targetType === null ? null : { type: targetType, id: targetId ?? '' },
    details: event.details,
  }
}

const STATES = { sent: 'mail.sent', queued: 'mail.waiting', failed: 'mail.failed' }

function ofMail(mail: OutboxMail): InvoiceEvent {
  return {
    at: mail.sentAt ?? mail.createdAt,
    action: STATES[mail.state],
    outcome: mail.state === 'failed' ? 'failed' : 'done',
    actor: { type: 'system', id: 'worker', role: null },
    actorName: null,
    target: { type: 'mail', id: mail.publicId },
    details: { kind: mail.kind, to: mail.toEmail },
  }
}

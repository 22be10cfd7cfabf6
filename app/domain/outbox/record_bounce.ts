import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import { insertIfAbsent } from '#database/insert_if_absent'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { newPublicId } from '#domain/shared/public_id'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import MailBounce from '#models/mail_bounce'
import OutboxMail from '#models/outbox_mail'

export type BounceReport = {
  /** Our id of it, or its Message-ID. */
  mail: { id: string } | { messageId: string }
  kind: MailBounce['kind']
  /** The provider's words. */
  reason: string | null
  /** When it bounced; absent is now. */
  occurredAt: DateTime | null
  /** Which address it was, where the provider says. */
  email: string | null
  /** The provider's id of this report. */
  eventId: string | null
}

/**
 * Keeps what a mail provider told of a mail after it had accepted it. Providers tell the same more
 * than once: a report is known by its id, or by mail, kind and time.
 */
export async function recordBounce(
  report: BounceReport,
  actor: Actor,
  now: DateTime
): Promise<
  Done<{ bounce: MailBounce; isNew: boolean }> | Refused<'unknown_mail'> | Refused<'other_address'>
> {
  const mail = await findMail(report.mail)
  if (!mail) return refused('unknown_mail')
  // Where somebody forwards their mail to says nothing of the address that we know.
  if (report.email && report.email !== mail.toEmail) return refused('other_address')

  const hash = hashOf(mail, report)
  const isNew = await writeTransaction(async (trx) => {
    const row = {
      public_id: newPublicId(),
      mail_id: mail.id,
      client_id: mail.clientId,
      email: mail.toEmail,
      kind: report.kind,
      reason: report.reason,
      report_hash: hash,
      // A provider's clock may be ahead of ours.
      occurred_at: iso(DateTime.min(report.occurredAt ?? now, now)),
      created_at: iso(now),
    }
    if (!(await insertIfAbsent(trx, 'mail_bounces', row, ['report_hash']))) return false
    const target = { type: 'mail', id: mail.publicId }
    const details = { kind: report.kind, mailKind: mail.kind }
    const facts = { action: 'mail.bounced', clientId: mail.clientId, target, details }
    await recordAudit(trx, actor, facts, now)
    return true
  })
  const bounce = await MailBounce.query().where('report_hash', hash).preload('mail').firstOrFail()
  return done({ bounce, isNew })
}

function findMail(named: BounceReport['mail']): Promise<OutboxMail | null> {
  return 'id' in named
    ? OutboxMail.findBy('publicId', named.id)
    : OutboxMail.findBy('messageId', named.messageId.replace(/^<|>$/g, ''))
}

function hashOf(mail: OutboxMail, { kind, occurredAt, eventId }: BounceReport): string {
  const told = eventId ?? `${kind} ${occurredAt ? iso(occurredAt) : ''}`
  return createHash('sha256').update(`${mail.id} ${told}`).digest('hex')
}

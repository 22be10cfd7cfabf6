import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { useOutbox } from '#domain/shared/outbox'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type OutboxMail from '#models/outbox_mail'

/**
 * Puts a mail that was given up back into the queue, under the same Message-ID. Of two who ask at
 * once one is refused. `needsSecrets`: its link or code was erased when it was given up, so it would
 * go out without.
 */
export function queueMailAgain(
  mail: OutboxMail,
  { needsSecrets }: { needsSecrets: boolean },
  actor: Actor,
  now: DateTime
): Promise<Done<null> | Refused<'mail_not_failed'> | Refused<'mail_link_erased', object>> {
  return writeTransaction(async (trx) => {
    if (mail.state === 'failed' && needsSecrets) {
      return refused('mail_link_erased', { kind: mail.kind })
    }
    const changed: unknown = await trx
      .from('outbox_mails')
      .where('id', mail.id)
      .where('state', 'failed')
      .update({ state: 'queued', last_error: null, updated_at: iso(now) })
    if (Number(changed) === 0) return refused('mail_not_failed')

    await useOutbox().queueMailAgain(trx, mail.id)
    const target = { type: 'mail', id: mail.publicId }
    const details = { kind: mail.kind }
    const facts = { action: 'mail.queued_again', clientId: mail.clientId, target, details }
    await recordAudit(trx, actor, facts, now)
    return done(null)
  })
}

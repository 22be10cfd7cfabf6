import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { normalizeEmail } from '#domain/accounts/email_address'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { useOutbox } from '#domain/shared/outbox'

/**
 * Somebody says they forgot the password of `email`, as typed. All addresses cost the same and
 * get the same answer: the worker looks the address up, so neither body nor timing tells whether it
 * has an account.
 */
export async function requestReset(email: string, actor: Actor, now: DateTime): Promise<void> {
  await writeTransaction(async (trx) => {
    const asked: Actor = { ...actor, personal: withEmail(actor, email) }
    await recordAudit(trx, asked, { action: 'password_reset.requested' }, now)
    await useOutbox().queueJob(trx, 'send_reset_link', { email: normalizeEmail(email) ?? '' })
  })
}

function withEmail({ personal }: Actor, email: string): Actor['personal'] {
  return { ip: personal?.ip ?? null, userAgent: personal?.userAgent ?? null, email }
}

import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { normalizeEmail } from '#domain/accounts/email_address'
import { recordAudit } from '#domain/audit/record_audit'
import { withEmail, type Actor } from '#domain/shared/actor'
import { useOutbox } from '#domain/shared/outbox'

/**
 * A member of staff asks for a link to choose a new password. All addresses cost the same and get the
 * same answer: the worker looks the address up, out of sight of whoever asked.
 */
export async function requestStaffReset(email: string, actor: Actor, now: DateTime): Promise<void> {
  const facts = { action: 'password_reset.requested', details: { audience: 'staff' } }
  await writeTransaction(async (trx) => {
    await recordAudit(trx, { ...actor, personal: withEmail(actor, email) }, facts, now)
    await useOutbox().queueJob(trx, 'send_staff_reset', { email: normalizeEmail(email) ?? '' })
  })
}

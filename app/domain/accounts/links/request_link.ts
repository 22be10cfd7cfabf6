import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { normalizeEmail } from '#domain/accounts/email_address'
import type { LinkKind } from '#domain/accounts/links/send_link'
import { recordAudit } from '#domain/audit/record_audit'
import { withEmail, type Actor } from '#domain/shared/actor'
import { useOutbox } from '#domain/shared/outbox'

const ASKED = {
  password_reset: { action: 'password_reset.requested', job: 'send_reset_link' },
  sign_in: { action: 'sign_in_link.requested', job: 'send_sign_in_link' },
} as const

/**
 * Somebody asks for a link to `email`, as typed: because they forgot its password, or to sign in.
 * All addresses cost the same and get the same answer: the worker looks the address up, so neither
 * body nor timing tells whether it has an account.
 */
export async function requestLink(
  kind: LinkKind,
  email: string,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const { action, job } = ASKED[kind]
  await writeTransaction(async (trx) => {
    await recordAudit(trx, { ...actor, personal: withEmail(actor, email) }, { action }, now)
    await useOutbox().queueJob(trx, job, { email: normalizeEmail(email) ?? '' })
  })
}

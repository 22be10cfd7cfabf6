import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import type { LinkRefusal } from '#domain/accounts/links/token_state'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type SecretToken from '#models/secret_token'

/**
 * Records that a link which we once mailed was brought again, too late or after it was used. A text
 * that never was a link tells of nobody, and is not recorded.
 */
export async function recordLinkRefusal(
  token: SecretToken | null,
  { action, reason }: { action: string; reason: LinkRefusal['code'] | 'email_taken' },
  actor: Actor,
  now: DateTime,
  trx?: TransactionClientContract
): Promise<void> {
  if (!token) return
  const facts = {
    action,
    outcome: 'refused' as const,
    target: { type: 'account', id: token.account.publicId },
    details: { reason },
  }
  if (trx) await recordAudit(trx, actor, facts, now)
  else await writeTransaction((own) => recordAudit(own, actor, facts, now))
}

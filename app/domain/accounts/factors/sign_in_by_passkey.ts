import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { findPasskey, usePasskey, type Assertion } from '#domain/accounts/factors/use_passkey'
import { letIn } from '#domain/accounts/let_in'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Account from '#models/account'
import type { Reader } from '#models/reader'

/**
 * Signs a person in by a passkey alone: it is something they have, and it asked who is there. The
 * refusal is the same whatever is wrong; the log says when the key's counter went back.
 */
export async function signInByPasskey(
  assertion: Assertion,
  replacesId: number | null,
  actor: Actor,
  now: DateTime
): Promise<Done<Reader> | Refused<'passkey_refused'>> {
  const passkey = await findPasskey(assertion.response.id, 'account')
  const account = passkey ? await Account.find(passkey.accountId) : null
  const outcome = account
    ? await writeTransaction((trx) => usePasskey(trx, account, assertion, now))
    : 'wrong'

  if (account && outcome === 'right') {
    const proof = { method: 'passkey' as const, factor: 'passkey' as const, replacesId }
    const reader = await letIn(account, proof, actor, now)
    if (reader) return done(reader)
  }

  const target = account ? { type: 'account', id: account.publicId } : null
  const details = {
    method: 'passkey',
    ...(outcome === 'counter_regressed' && { reason: outcome }),
  }
  const facts = { action: 'session.opened', outcome: 'refused' as const, target, details }
  await writeTransaction((trx) => recordAudit(trx, actor, facts, now))
  return refused('passkey_refused')
}

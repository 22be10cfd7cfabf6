import type { DateTime } from 'luxon'
import { bySignature } from '#domain/accounts/factors/by_signature'
import { findPasskey, type Assertion } from '#domain/accounts/factors/use_passkey'
import { letIn } from '#domain/accounts/sign_ins/let_in'
import type { Actor } from '#domain/shared/actor'
import Account from '#models/account'
import type { Reader } from '#models/reader'

/** Signs a person of a client in by a passkey alone; null when anything is wrong. */
export async function signInByPasskey(
  assertion: Assertion,
  replacesId: number | null,
  actor: Actor,
  now: DateTime
): Promise<Reader | null> {
  const passkey = await findPasskey(assertion.response.id, 'account')
  const known = passkey ? await Account.find(passkey.accountId) : null
  const proof = { method: 'passkey' as const, factor: 'passkey' as const, replacesId }
  return bySignature(known, assertion, (account) => letIn(account, proof, actor, now), actor, now)
}

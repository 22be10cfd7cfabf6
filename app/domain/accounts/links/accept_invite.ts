import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { hashPassword } from '#domain/accounts/passwords/bounded_hash'
import { judgePassword, refusedByNow } from '#domain/accounts/passwords/judge_password'
import { recordLinkRefusal } from '#domain/accounts/links/record_link_refusal'
import type { WeakPassword } from '#domain/accounts/passwords/password_policy'
import { consumeToken, findToken } from '#domain/accounts/links/secret_tokens'
import { storePassword } from '#domain/accounts/passwords/store_password'
import { linkRefusal, type LinkRefusal } from '#domain/accounts/links/token_state'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Account from '#models/account'
import type SecretToken from '#models/secret_token'

const ACTION = 'invite.accepted'

type Choice = Done<{ passwordHash: string; standsAlone: boolean } | null>
type NoChoice = Refused<'password_missing'> | Refused<'password_not_wanted'> | WeakPassword

/**
 * Takes an invite: makes the membership active and counts the address as verified where the link went
 * only there, and was not handed to staff. Somebody new chooses a password with it, exactly as typed, and every other link of
 * the account is void. Somebody who has a password keeps it (`password` is null then): whoever may
 * invite could replace it otherwise, so nothing else of theirs changes. A link works once, also when
 * two requests bring it at the same time.
 */
export async function acceptInvite(
  secret: string,
  password: string | null,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | LinkRefusal | NoChoice> {
  const token = await findToken('invite', secret)
  const refusal = linkRefusal(token, now)
  if (!token || refusal) {
    const { code: reason } = refusal ?? refused('link_expired')
    await recordLinkRefusal(token, { action: ACTION, reason }, actor, now)
    return refused(reason)
  }
  if (token.membership.state !== 'invited') return refused('link_expired')

  const choice = await choose(token.account, password)
  if (!choice.ok) return choice

  return writeTransaction(async (trx) => {
    const weak = choice.value && (await refusedByNow(trx, token.account, choice.value.standsAlone))
    if (weak) return weak
    // A password that was chosen elsewhere meanwhile voided this link.
    if (!(await consumeToken(trx, token, now))) {
      await recordLinkRefusal(token, { action: ACTION, reason: 'link_used' }, actor, now, trx)
      return refused('link_used')
    }
    if (!(await activate(trx, token, now))) return refused('link_expired')

    await storeChoice(trx, token, choice.value, now)
    await recordAccepted(trx, token, actor, now)
    return done()
  })
}

/** Outside the transaction: hashing takes long, and SQLite has one writer. */
async function choose(account: Account, password: string | null): Promise<Choice | NoChoice> {
  if (account.hasPassword) return password === null ? done(null) : refused('password_not_wanted')
  if (password === null) return refused('password_missing')
  const policy = await judgePassword(account, password)
  if (!policy.ok) return policy
  return done({ passwordHash: await hashPassword(password), ...policy.value })
}

async function storeChoice(
  trx: TransactionClientContract,
  { account, handedOver }: SecretToken,
  password: { passwordHash: string; standsAlone: boolean } | null,
  now: DateTime
): Promise<void> {
  const choices = { byLink: true, verifies: !handedOver }
  if (password) await storePassword(trx, account, password, now, choices)
  else if (!handedOver) await verifyAddress(trx, account, now)
}

async function activate(
  trx: TransactionClientContract,
  { membership }: SecretToken,
  now: DateTime
): Promise<boolean> {
  const activated = await trx
    .from('memberships')
    .where('id', membership.id)
    .where('state', 'invited')
    .update({ state: 'active', activated_at: iso(now), updated_at: iso(now) })
  return Number(activated) === 1
}

async function verifyAddress(trx: TransactionClientContract, { id }: Account, now: DateTime) {
  await Account.query({ client: trx })
    .where('id', id)
    .whereNull('email_verified_at')
    .update({ emailVerifiedAt: iso(now), updatedAt: iso(now) })
}

function recordAccepted(
  trx: TransactionClientContract,
  { account, membership: { publicId, role, clientId } }: SecretToken,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const as = { ...actor, type: 'account' as const, id: account.publicId, role, clientId }
  const target = { type: 'membership', id: publicId }
  return recordAudit(trx, as, { action: ACTION, target }, now)
}

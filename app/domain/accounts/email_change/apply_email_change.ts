import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { tellOldAddress } from '#domain/accounts/email_change/tell_old_address'
import { recordLinkRefusal } from '#domain/accounts/links/record_link_refusal'
import { consumeToken, findToken } from '#domain/accounts/links/secret_tokens'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { spentRefusal, type LinkRefusal } from '#domain/accounts/links/token_state'
import { voidMailed } from '#domain/accounts/links/void_mailed'
import { recordAudit } from '#domain/audit/record_audit'
import { withEmail, type Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type SecretToken from '#models/secret_token'

const ACTION = 'email.changed'

type Use = {
  secret: string
  /** The sign-in of the browser that brings the link: it goes on, the account's others end. */
  keptSignInId: number | null
}

type Applied = Done<undefined> | LinkRefusal | Refused<'email_taken'>

/**
 * Gives an account the address that a link was mailed to, which is verified by that. Works once;
 * every other link and code of the account is void, because they went to the older address. Of two
 * accounts that want one address at once the database lets one have it.
 */
export async function applyEmailChange(
  { secret, keptSignInId }: Use,
  actor: Actor,
  now: DateTime
): Promise<Applied> {
  const token = await findToken('email_change', secret)
  if (!token) return refused('link_expired')
  const refusal = spentRefusal(token, now)
  if (refusal) {
    await recordLinkRefusal(token, { action: ACTION, reason: refusal.code }, actor, now)
    return refusal
  }

  try {
    return await writeTransaction((trx) => apply(trx, token, { keptSignInId, actor, now }))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    await recordLinkRefusal(token, { action: ACTION, reason: 'email_taken' }, actor, now)
    return refused('email_taken')
  }
}

type Run = { keptSignInId: number | null; actor: Actor; now: DateTime }

async function apply(
  trx: TransactionClientContract,
  token: SecretToken,
  { keptSignInId, actor, now }: Run
): Promise<Applied> {
  const { account, email } = token
  const refuse = async <Code extends 'link_used' | 'email_taken'>(reason: Code) => {
    await recordLinkRefusal(token, { action: ACTION, reason }, actor, now, trx)
    return refused(reason)
  }
  if (!(await consumeToken(trx, token, now))) return refuse('link_used')
  if (!(await takeAddress(trx, token, now))) return refuse('email_taken')

  await voidMailed(trx, account.id, now)
  const others = { accountId: account.id, exceptId: keptSignInId }
  await endSignIns(trx, others, 'address_changed', now)
  await tellOldAddress(trx, account, { kind: 'email_changed', email }, now)
  const target = { type: 'account', id: account.publicId }
  // The older address beside the chain: who erases the person finds by it where it was typed.
  const personal = withEmail(actor, account.email)
  const as = { ...actor, type: 'account' as const, id: account.publicId, personal }
  await recordAudit(trx, as, { action: ACTION, target }, now)
  return done()
}

/** Whether nobody else has it. */
async function takeAddress(
  trx: TransactionClientContract,
  { account, email }: SecretToken,
  now: DateTime
): Promise<boolean> {
  const changed = await trx
    .from('accounts')
    .where('id', account.id)
    .whereNotExists((others) => others.from('accounts as others').where('others.email', email))
    .update({ email, email_verified_at: iso(now), updated_at: iso(now) })
  return Number(changed) === 1
}

/** SQLite has one writer, so there nobody can come between. */
function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}

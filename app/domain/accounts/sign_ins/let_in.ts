import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { hasSecondFactor } from '#domain/accounts/factors/second_factor'
import { Reader } from '#models/reader'
import { closeReplaced } from '#domain/accounts/sign_ins/close_replaced'
import { openSignIn } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type Account from '#models/account'
import Membership from '#models/membership'
import type SignIn from '#models/sign_in'

/** How somebody showed who they are. */
export type Proof = {
  method: Exclude<SignIn['method'], 'pay_link'>
  factor?: SignIn['factor']
  /** The sign-in that this browser had before: the new one takes its place. */
  replacesId: number | null
  /** The client to act for, and no other one; the first one of theirs where it is left out. */
  clientId?: number
}

/**
 * Lets a person in who has proved who they are, for the first client whose membership is active.
 * Answers null when there is none, or when the password, the address or the factors changed since
 * `account` was read: nobody gets in then. Every road into the portal ends here.
 */
export async function letIn(
  account: Account,
  { method, factor = null, replacesId, clientId }: Proof,
  actor: Actor,
  now: DateTime
): Promise<Reader | null> {
  return writeTransaction(async (trx) => {
    if (!(await lockUnchanged(trx, account))) return null
    // Whoever was asked for no second factor, because there was none, is not let in past a new one;
    // nor by one that was taken off since.
    if ((await hasSecondFactor(account, trx)) !== (factor !== null)) return null
    const memberships = await Membership.query({ client: trx })
      .where('account_id', account.id)
      .where('state', 'active')
      .preload('ofClient')
      .orderBy('id')
    const membership = memberships.find(
      (one) => clientId === undefined || one.clientId === clientId
    )
    if (!membership) return null
    account.$setRelated('memberships', memberships)

    await closeReplaced(trx, replacesId, actor, now)
    const own = { accountId: account.id, membershipId: membership.id }
    const signIn = await openSignIn(trx, { audience: 'portal', ...own, method, factor }, actor, now)
    await account.useTransaction(trx).merge({ lastSignedInAt: now }).save()
    await recordAudit(
      trx,
      {
        ...actor,
        type: 'account',
        id: account.publicId,
        role: membership.role,
        clientId: membership.clientId,
      },
      {
        action: 'session.opened',
        target: { type: 'account', id: account.publicId },
        details: { method, ...(factor && { factor }) },
      },
      now
    )
    return Reader.ofPerson(signIn, { account, membership })
  })
}

/**
 * Whether password and address are still those that stood when the person proved who they are:
 * another one ends every sign-in, also one that is just being made. Nobody is disabled meanwhile
 * either.
 */
async function lockUnchanged(
  trx: TransactionClientContract,
  { id, passwordHash, email }: Account
): Promise<boolean> {
  const own: { id: number }[] = await trx.from('memberships').where('account_id', id).select('id')
  await lockRows(
    trx,
    'memberships',
    own.map((membership) => membership.id)
  )
  await lockRows(trx, 'accounts', [id])
  const now = await trx.from('accounts').where({ id, password_hash: passwordHash, email }).first()
  return Boolean(now)
}

import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { placeholderHash, verifyPassword } from '#domain/accounts/bounded_hash'
import { normalizeEmail } from '#domain/accounts/email_address'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Account from '#models/account'
import Membership from '#models/membership'

export type SignedIn = { account: Account; membership: Membership }

/**
 * Whether this address and password sign somebody in, and through which membership. Known, unknown,
 * invited and disabled addresses take the same steps: one look-up, one hash, one audit row; nothing
 * tells them apart. The password is taken exactly as typed. Throws HashingBusy.
 *
 * The caller has consumed its limits first: a limit after hashing can be raced.
 */
export async function signIn(
  email: string,
  password: string,
  actor: Actor,
  now: DateTime
): Promise<Done<SignedIn> | Refused<'invalid_credentials'>> {
  const account = await Account.findBy('email', normalizeEmail(email) ?? '')
  const matches = await verifyPassword(account?.passwordHash ?? (await placeholderHash()), password)
  const membership = await Membership.query()
    .where('account_id', account?.id ?? 0)
    .where('state', 'active')
    .preload('ofClient')
    .orderBy('id')
    .first()

  if (!account?.hasPassword || !membership || !matches) {
    await recordRefusal(email, account, actor, now)
    return refused('invalid_credentials')
  }

  await writeTransaction(async (trx) => {
    account.useTransaction(trx)
    await account.merge({ lastSignedInAt: now }).save()
    await recordAudit(
      trx,
      {
        ...actor,
        type: 'account',
        id: account.publicId,
        role: membership.role,
        clientId: membership.clientId,
      },
      { action: 'session.opened', target: { type: 'account', id: account.publicId } },
      now
    )
  })
  account.currentMembership = membership
  return done({ account, membership })
}

/** A failed attempt is told in the log, with the address typed beside the chain. */
function recordRefusal(email: string, account: Account | null, actor: Actor, now: DateTime) {
  const personal = {
    ip: actor.personal?.ip ?? null,
    userAgent: actor.personal?.userAgent ?? null,
    email: email.slice(0, 254),
  }
  return writeTransaction((trx) =>
    recordAudit(
      trx,
      { ...actor, personal },
      {
        action: 'session.opened',
        outcome: 'refused',
        target: account ? { type: 'account', id: account.publicId } : null,
      },
      now
    )
  )
}

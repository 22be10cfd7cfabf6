import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { placeholderHash, verifyPassword } from '#domain/accounts/passwords/bounded_hash'
import { normalizeEmail } from '#domain/accounts/email_address'
import { admit, type Admission } from '#domain/accounts/factors/admit'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Account from '#models/account'

type Credentials = {
  email: string
  password: string
  /** The sign-in that this browser had before. */
  replacesId: number | null
}

/**
 * Whether this address and password sign somebody in, or lead to the second step. Known, unknown,
 * invited and disabled addresses take the same steps: one look-up, one hash, one audit row; nothing
 * tells them apart. The password is taken exactly as typed. Throws HashingBusy.
 *
 * The caller has consumed its limits first: a limit after hashing can be raced.
 */
export async function signIn(
  { email, password, replacesId }: Credentials,
  actor: Actor,
  now: DateTime
): Promise<Done<Admission> | Refused<'invalid_credentials'>> {
  const account = await Account.findBy('email', normalizeEmail(email) ?? '')
  const matches = await verifyPassword(account?.passwordHash ?? (await placeholderHash()), password)

  const admission =
    account?.hasPassword && matches
      ? await admit(account, { method: 'password', replacesId }, actor, now)
      : null
  if (admission) return done(admission)

  await recordRefusal(email, account, actor, now)
  return refused('invalid_credentials')
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

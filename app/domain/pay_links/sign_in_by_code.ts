import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { admit, type Admission } from '#domain/accounts/factors/admit'
import { recordAudit } from '#domain/audit/record_audit'
import { takeCode } from '#domain/pay_links/take_code'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type Account from '#models/account'
import type PayLink from '#models/pay_link'

type Typed = {
  browser: string
  code: string
  /** The sign-in of the holder of the link: the person's takes its place. */
  replacesId: number
}

/**
 * Signs the person in whom the code was mailed to, for the client of the link, or leads to the second
 * step. A right code of somebody who may not sign in there any more is used up, and refused like a
 * wrong one; the log tells both.
 */
export async function signInByCode(
  link: PayLink,
  { browser, code, replacesId }: Typed,
  actor: Actor,
  now: DateTime
): Promise<Done<Admission> | Refused<'wrong_code'>> {
  const taken = await takeCode(link, { browser, code }, actor, now)
  if (!taken.ok) return taken

  const first = { method: 'link', replacesId, clientId: link.clientId } as const
  const admission = await admit(taken.value, first, actor, now)
  if (admission) return done(admission)
  await recordRefusal(taken.value, link, actor, now)
  return refused('wrong_code')
}

function recordRefusal({ publicId }: Account, link: PayLink, actor: Actor, now: DateTime) {
  const facts = {
    action: 'session.opened',
    outcome: 'refused' as const,
    clientId: link.clientId,
    target: { type: 'account', id: publicId },
    details: { method: 'link', payLink: link.publicId },
  }
  return writeTransaction((trx) => recordAudit(trx, actor, facts, now))
}

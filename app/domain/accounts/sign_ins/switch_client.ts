import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { Reader } from '#models/reader'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/**
 * Lets a person act for another client of theirs from now on, on this device. Needs the account's
 * active memberships loaded. Anybody else's membership is not there.
 */
export async function switchClient(
  { signIn, account }: Reader,
  membershipPublicId: string,
  actor: Actor,
  now: DateTime
): Promise<Done<Reader> | Refused<'not_found'>> {
  const membership = account?.memberships.find(({ publicId }) => publicId === membershipPublicId)
  if (!account || !membership) return refused('not_found')

  await writeTransaction(async (trx) => {
    await trx
      .from('sign_ins')
      .where('id', signIn.id)
      .whereNull('ended_at')
      .update({ membership_id: membership.id })
    const target = { type: 'membership', id: membership.publicId }
    const as = { ...actor, role: membership.role, clientId: membership.clientId }
    await recordAudit(trx, as, { action: 'session.switched', target }, now)
  })
  signIn.membershipId = membership.id
  return done(Reader.ofPerson(signIn, { account, membership }))
}

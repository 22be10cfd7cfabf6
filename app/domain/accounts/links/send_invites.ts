import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { inviteMemberships, type InviteReport } from '#domain/accounts/links/invite_memberships'
import { noLongerOwner } from '#domain/accounts/members/no_longer'
import type { Actor } from '#domain/shared/actor'
import type { Reader } from '#models/reader'

/**
 * Invites a few people by mail, in one transaction: everyone named by the row ids of their
 * memberships gets a new link, which voids the older one. Answers one line for each; nothing is an
 * error. `by`: the owner of a client who asks. Who is none any more invites nobody, and is told of
 * nobody. Whole lists of people are a bulk job: `send_invites`.
 */
export async function sendInvites(
  { memberships }: { memberships: number[] },
  actor: Actor,
  now: DateTime,
  { by }: { by?: Reader } = {}
): Promise<InviteReport[]> {
  const ids = [...new Set(memberships)]
  return writeTransaction(async (trx) => {
    if (by && (await noLongerOwner(trx, by))) return []
    return inviteMemberships(trx, ids, { actor, now, chosen: 'one_by_one', dryRun: false })
  })
}

import type { DateTime } from 'luxon'
import { sendInvites } from '#domain/accounts/send_invites'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type Membership from '#models/membership'

/** Mails an invite to one person; its link voids the older one. */
export async function resendInvite(
  { id }: Membership,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | Refused<'already_active' | 'access_disabled' | 'no_address'>> {
  const [{ outcome }] = await sendInvites({ memberships: [id] }, actor, now)
  switch (outcome) {
    case 'sent':
      return done()
    case 'already_active':
    case 'no_address':
      return refused(outcome)
    case 'disabled':
      return refused('access_disabled')
    case 'link_still_valid':
    case 'not_found':
      throw new Error(`An invite to a membership that is there was answered "${outcome}"`)
  }
}

import type { DateTime } from 'luxon'
import { sendInvites } from '#domain/accounts/links/send_invites'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type Membership from '#models/membership'
import type { Reader } from '#models/reader'

/**
 * Mails an invite to one person; its link voids the older one. `by`: the owner of the client who asks;
 * null is the company.
 */
export async function resendInvite(
  { id }: Membership,
  by: Reader | null,
  actor: Actor,
  now: DateTime
): Promise<
  Done<undefined> | Refused<'already_active' | 'access_disabled' | 'no_address' | 'not_allowed'>
> {
  const as = by ? { by } : {}
  const reports = await sendInvites({ memberships: [id] }, actor, now, as)
  const report = reports.at(0)
  if (!report) return refused('not_allowed')
  const { outcome } = report
  switch (outcome) {
    case 'sent':
      return done()
    case 'already_active':
    case 'no_address':
      return refused(outcome)
    case 'disabled':
      return refused('access_disabled')
    case 'link_still_valid':
    case 'just_invited':
    case 'bounced':
    case 'not_found':
      throw new Error(`An invite to a membership that is there was answered "${outcome}"`)
  }
}

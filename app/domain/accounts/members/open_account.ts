import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { normalizeEmail } from '#domain/accounts/email_address'
import { addMember, type MemberDraft } from '#domain/accounts/members/add_member'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type Client from '#models/client'
import type Membership from '#models/membership'

/**
 * Staff let somebody act for a client, who is not invited by this. Asked again it changes nothing:
 * `isNew` says whether it did, and the membership what there is.
 */
export async function openAccount(
  client: Client,
  draft: MemberDraft,
  actor: Actor,
  now: DateTime
): Promise<Done<{ membership: Membership; isNew: boolean }> | Refused<'bad_email'>> {
  const email = normalizeEmail(draft.email)
  if (!email) return refused('bad_email')
  return done(
    await writeTransaction((trx) => addMember(trx, client, { ...draft, email }, actor, now))
  )
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { normalizeEmail } from '#domain/accounts/email_address'
import { addMember, recordOpened, type MemberDraft } from '#domain/accounts/members/add_member'
import { noLongerOwner, type NoLonger } from '#domain/accounts/members/no_longer'
import { storeRole } from '#domain/accounts/members/change_role'
import { sendInvites } from '#domain/accounts/links/send_invites'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type Membership from '#models/membership'
import type { Reader } from '#models/reader'

type Invited =
  | Done<number>
  | Refused<'bad_email'>
  | Refused<'already_teammate'>
  | Refused<'access_disabled'>
  | NoLonger

/**
 * An owner of a client, who is one still, invites a colleague by mail; answers the membership's row id. Asked again it
 * sends another link, which voids the older, and the role is the one asked for last. A colleague who
 * was removed by colleagues may come back; whom the company disabled may not.
 */
export async function inviteTeammate(
  reader: Reader,
  draft: MemberDraft,
  actor: Actor,
  now: DateTime
): Promise<Invited> {
  const email = normalizeEmail(draft.email)
  if (!email) return refused('bad_email')

  const opened = await writeTransaction((trx) =>
    open(trx, reader, { ...draft, email }, { actor, now })
  )
  if (opened.ok) await sendInvites({ memberships: [opened.value] }, actor, now, { by: reader })
  return opened
}

async function open(
  trx: TransactionClientContract,
  reader: Reader,
  draft: MemberDraft,
  { actor, now }: { actor: Actor; now: DateTime }
): Promise<Invited> {
  const lost = await noLongerOwner(trx, reader)
  if (lost) return lost
  const { membership, isNew } = await addMember(trx, reader.client, draft, actor, now)
  if (membership.isActive) return refused('already_teammate')
  if (membership.state === 'disabled' && membership.disabledBy !== 'account') {
    return refused('access_disabled')
  }
  if (membership.state === 'disabled') await reopen(trx, membership, draft.role, { actor, now })
  else if (!isNew) await storeRole(trx, membership, draft.role, actor, now)
  return done(membership.id)
}

/** As somebody new: the invite has to be taken again. */
async function reopen(
  trx: TransactionClientContract,
  membership: Membership,
  role: Membership['role'],
  { actor, now }: { actor: Actor; now: DateTime }
): Promise<void> {
  await membership
    .useTransaction(trx)
    .merge({ role, state: 'not_invited', activatedAt: null, disabledAt: null, disabledBy: null })
    .save()
  await recordOpened(trx, membership, actor, now)
}

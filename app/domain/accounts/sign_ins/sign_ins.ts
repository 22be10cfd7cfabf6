import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { newPublicId } from '#domain/shared/public_id'
import SignIn, { type SessionLimits } from '#models/sign_in'

/** Reading is no write for every page: a sign-in is noted as used at most this often. */
const SEEN_EVERY = { minutes: 1 }

export type SignInDraft = Pick<SignIn, 'audience' | 'method'> &
  Partial<Pick<SignIn, 'accountId' | 'membershipId' | 'staffId' | 'payLinkId' | 'factor'>>

/** Whose sign-ins: each of these narrows. */
export type SignInSelection = {
  id?: number
  accountId?: number
  membershipId?: number
  staffId?: number
  payLinkId?: number
  /** All but this one. */
  exceptId?: number | null
}

/** The tag that the session of a sign-in carries in the store. */
export function sessionTag({ id }: Pick<SignIn, 'id'>): string {
  return `sign_in:${id}`
}

/** Lets a device in. The caller gives its browser a session that names this row. */
export function openSignIn(
  trx: TransactionClientContract,
  draft: SignInDraft,
  { personal }: Actor,
  now: DateTime
): Promise<SignIn> {
  return SignIn.create(
    {
      publicId: newPublicId(),
      ...draft,
      ip: personal?.ip?.slice(0, 45) ?? null,
      userAgent: personal?.userAgent?.slice(0, 300) ?? null,
      signedInAt: now,
      lastSeenAt: now,
    },
    { client: trx }
  )
}

/**
 * Ends sign-ins in the transaction of the change that calls for it; answers how many. Their
 * sessions go with them.
 */
export async function endSignIns(
  trx: TransactionClientContract,
  { exceptId = null, ...of }: SignInSelection,
  reason: SignIn['endReason'],
  now: DateTime
): Promise<number> {
  const query = trx.from('sign_ins').whereNull('ended_at')
  for (const [field, id] of Object.entries(of)) query.where(COLUMNS[field as keyof typeof of], id)
  if (exceptId !== null) query.whereNot('id', exceptId)
  const ended: { id: number }[] = await query.update({ ended_at: iso(now), end_reason: reason }, [
    'id',
  ])
  await trx.from('sessions').whereIn('user_id', ended.map(sessionTag)).delete()
  return ended.length
}

const COLUMNS = {
  id: 'id',
  accountId: 'account_id',
  membershipId: 'membership_id',
  staffId: 'staff_id',
  payLinkId: 'pay_link_id',
} as const

/** Notes that somebody is there, unless the sign-in ended meanwhile. */
export async function noteSeen(signIn: SignIn, now: DateTime): Promise<void> {
  if (now < signIn.lastSeenAt.plus(SEEN_EVERY)) return
  await SignIn.query()
    .where('id', signIn.id)
    .whereNull('ended_at')
    .update({ last_seen_at: iso(now) })
  signIn.lastSeenAt = now
}

/** Ends one that ran out, so that longer limits later do not bring it back. */
export function endRunOut(signIn: SignIn, now: DateTime, isTooOld: boolean): Promise<number> {
  return writeTransaction((trx) =>
    endSignIns(trx, { id: signIn.id }, isTooOld ? 'too_old' : 'idle', now)
  )
}

/**
 * Ends all that ran out by these limits and that nobody asked for since: those of three months, in
 * two statements. Their sessions open nothing, and run out within a day.
 */
export async function endAllRunOut(
  trx: TransactionClientContract,
  { idleMinutes, absoluteHours }: SessionLimits,
  now: DateTime
): Promise<void> {
  const open = () => trx.from('sign_ins').whereNull('ended_at')
  await open()
    .where('signed_in_at', '<=', iso(now.minus({ hours: absoluteHours })))
    .update({ ended_at: iso(now), end_reason: 'too_old' })
  await open()
    .where('last_seen_at', '<=', iso(now.minus({ minutes: idleMinutes })))
    .update({ ended_at: iso(now), end_reason: 'idle' })
}

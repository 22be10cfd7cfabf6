import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import SignIn from '#models/sign_in'

/**
 * Ends the sign-in that a browser had before, because somebody signs in there now, and tells it of
 * whoever it was of. Null, or one that is over already, is nothing to tell.
 */
export async function closeReplaced(
  trx: TransactionClientContract,
  id: number | null,
  actor: Actor,
  now: DateTime
): Promise<void> {
  if (id === null || (await endSignIns(trx, { id }, 'signed_out', now)) === 0) return
  const signIn = await SignIn.query({ client: trx })
    .where('id', id)
    .preload('account')
    .preload('staff')
    .preload('payLink')
    .firstOrFail()
  const target = targetOf(signIn)
  const payLink = signIn.payLink && { type: 'pay_link' as const, id: signIn.payLink.publicId }
  // Who held a link has no name: whoever signs in next is found by it to be the same person.
  const details = { replaced: true, ...(payLink && { signIn: signIn.publicId }) }
  const facts = { action: 'session.closed', target, details }
  const who = { role: null, clientId: signIn.payLink?.clientId ?? null, ...(target ?? payLink) }
  await recordAudit(trx, { ...actor, ...who }, facts, now)
}

function targetOf({ account, staff }: SignIn): { type: 'account' | 'staff'; id: string } | null {
  if (account) return { type: 'account', id: account.publicId }
  return staff ? { type: 'staff', id: staff.publicId } : null
}

import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { isPublicId } from '#domain/shared/public_id'
import SignIn from '#models/sign_in'

type Whose = { accountId: number } | { staffId: number }
type Which = { publicId: string } | { exceptId: number | null }

/**
 * Signs a person out on one device, or on all but one; answers on how many. Somebody else's device
 * is none.
 */
export async function revokeSignIns(
  { ...of }: Whose & Which,
  actor: Actor,
  now: DateTime
): Promise<number> {
  const id = 'publicId' in of ? await idOf(of.publicId) : undefined
  if (id === null) return 0

  const whose = 'accountId' in of ? { accountId: of.accountId } : { staffId: of.staffId }
  const which = 'publicId' in of ? { id: id! } : { exceptId: of.exceptId }
  return writeTransaction(async (trx) => {
    const ended = await endSignIns(trx, { ...whose, ...which }, 'revoked', now)
    if (ended > 0) {
      const details = { ended, which: 'publicId' in of ? 'one' : 'others' }
      const target = actor.id === null ? null : { type: actor.type, id: actor.id }
      await recordAudit(trx, actor, { action: 'session.revoked', target, details }, now)
    }
    return ended
  })
}

async function idOf(publicId: string): Promise<number | null> {
  if (!isPublicId(publicId)) return null
  const signIn = await SignIn.findBy('publicId', publicId)
  return signIn?.id ?? null
}

import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type SignIn from '#models/sign_in'

/** Somebody ends their own sign-in. */
export function signOut({ id }: SignIn, actor: Actor, now: DateTime): Promise<void> {
  const isPerson = actor.type === 'account' || actor.type === 'staff'
  const target = isPerson ? { type: actor.type, id: actor.id! } : null
  return writeTransaction(async (trx) => {
    await endSignIns(trx, { id }, 'signed_out', now)
    await recordAudit(trx, actor, { action: 'session.closed', target }, now)
  })
}

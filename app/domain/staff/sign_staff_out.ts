import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, type Done } from '#domain/shared/result'
import { lockStaff, type NotOwner } from '#domain/staff/staff_lock'
import Staff from '#models/staff'

/** Signs a colleague out on every device; answers on how many. Their API tokens go on. */
export async function signStaffOut(
  of: Staff,
  by: Staff,
  actor: Actor,
  now: DateTime
): Promise<Done<number> | NotOwner> {
  return writeTransaction(async (trx) => {
    const staff = await lockStaff(trx, { of, by })
    if (!(staff instanceof Staff)) return staff
    const ended = await endSignIns(trx, { staffId: staff.id }, 'revoked', now)
    const target = { type: 'staff', id: staff.publicId }
    await recordAudit(trx, actor, { action: 'sessions.revoked', target, details: { ended } }, now)
    return done(ended)
  })
}

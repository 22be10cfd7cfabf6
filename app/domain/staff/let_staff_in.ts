import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { hasSecondFactor } from '#domain/accounts/factors/second_factor'
import { closeReplaced } from '#domain/accounts/sign_ins/close_replaced'
import { openSignIn } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type SignIn from '#models/sign_in'
import Staff from '#models/staff'

/** How a member of staff showed who they are. */
export type StaffProof = {
  method: 'password' | 'passkey'
  factor: SignIn['factor']
  /** The sign-in that this browser had before: the new one takes its place. */
  replacesId: number | null
}

/**
 * Lets a member of staff in who has proved who they are. Null when they are disabled by now, have
 * another password, a second factor that was not there to be asked for, or none any more where one was
 * shown.
 */
export async function letStaffIn(
  { id, passwordHash }: Staff,
  { method, factor, replacesId }: StaffProof,
  actor: Actor,
  now: DateTime
): Promise<SignIn | null> {
  return writeTransaction(async (trx) => {
    await lockRows(trx, 'staff', [id])
    const staff = await Staff.findOrFail(id, { client: trx })
    if (!staff.isEnabled || staff.passwordHash !== passwordHash) return null
    if ((await hasSecondFactor(staff, trx)) !== (factor !== null)) return null

    await closeReplaced(trx, replacesId, actor, now)
    const draft = { audience: 'staff' as const, staffId: id, method, factor }
    const signIn = await openSignIn(trx, draft, actor, now)
    await staff.merge({ lastSignedInAt: now }).save()
    signIn.$setRelated('staff', staff)

    const { publicId, role } = staff
    const facts = {
      action: 'session.opened',
      target: { type: 'staff', id: publicId },
      details: { method, ...(factor && { factor }) },
    }
    await recordAudit(trx, { ...actor, type: 'staff', id: publicId, role }, facts, now)
    return signIn
  })
}

import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { revokeApiTokens } from '#domain/staff/revoke_api_tokens'
import { voidStaffLinks } from '#domain/staff/staff_links'
import { isLastOwner, lockStaff, type NotOwner } from '#domain/staff/staff_lock'
import { tellOwners } from '#domain/staff/tell_owners'
import Staff from '#models/staff'

/**
 * Ends a colleague's access at once: sign-ins and API tokens end, links are void. The last enabled
 * owner stays. Asked again it changes nothing.
 */
export async function disableStaff(
  of: Staff,
  by: Staff,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | Refused<'last_staff_owner'> | NotOwner> {
  return writeTransaction(async (trx) => {
    const staff = await lockStaff(trx, { of, by })
    if (!(staff instanceof Staff)) return staff
    if (!staff.isEnabled) return done()
    if (await isLastOwner(trx, staff)) return refused('last_staff_owner')

    await staff.merge({ disabledAt: now, updatedAt: now }).save()
    const signedOut = await endSignIns(trx, { staffId: staff.id }, 'access_changed', now)
    const tokens = await revokeApiTokens(trx, staff, actor, now)
    await voidStaffLinks(trx, staff.id, now)
    const target = { type: 'staff', id: staff.publicId }
    const details = { signedOut, revokedTokens: tokens.length }
    await recordAudit(trx, actor, { action: 'staff.disabled', target, details }, now)
    return done()
  })
}

/** Lets a colleague in again, with the password and factors they had; tokens stay ended. */
export async function enableStaff(
  of: Staff,
  by: Staff,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | NotOwner> {
  return writeTransaction(async (trx) => {
    const staff = await lockStaff(trx, { of, by })
    if (!(staff instanceof Staff)) return staff
    if (staff.isEnabled) return done()

    await staff.merge({ disabledAt: null, updatedAt: now }).save()
    const target = { type: 'staff', id: staff.publicId }
    await recordAudit(trx, actor, { action: 'staff.enabled', target }, now)
    await tellOwners(trx, staff, { how: 'enabled', by }, now)
    return done()
  })
}

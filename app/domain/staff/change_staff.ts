import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { isLastOwner, lockStaff, type NotOwner } from '#domain/staff/staff_lock'
import { tellOwners } from '#domain/staff/tell_owners'
import Staff from '#models/staff'

type Change = { name?: string; role?: Staff['role'] }

/**
 * Gives a member of staff another name or role. A role holds from their next request on, by cookie and
 * by token alike. The last enabled owner stays one.
 */
export async function changeStaff(
  of: Staff,
  { name, role }: Change,
  by: Staff,
  actor: Actor,
  now: DateTime
): Promise<Done<Staff> | Refused<'last_staff_owner'> | NotOwner> {
  return writeTransaction(async (trx) => {
    const staff = await lockStaff(trx, { of, by })
    if (!(staff instanceof Staff)) return staff
    const isDemoted = role !== undefined && role !== 'owner'
    if (isDemoted && (await isLastOwner(trx, staff))) return refused('last_staff_owner')

    const before = staff.role
    const target = { type: 'staff', id: staff.publicId }
    if (name !== undefined && name !== staff.name) {
      await recordAudit(trx, actor, { action: 'staff.renamed', target }, now)
    }
    if (role !== undefined && role !== before) {
      const details = { before, after: role }
      await recordAudit(trx, actor, { action: 'staff.role_changed', target, details }, now)
    }
    const changes = { name: name ?? staff.name, role: role ?? before, updatedAt: now }
    await staff.merge(changes).save()
    if (staff.role !== before) await tellOwners(trx, staff, { how: 'appointed', by }, now)
    return done(staff)
  })
}

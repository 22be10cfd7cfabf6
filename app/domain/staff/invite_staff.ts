import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { normalizeEmail } from '#domain/accounts/email_address'
import { placeholderHash } from '#domain/accounts/passwords/bounded_hash'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { sendStaffInvite } from '#domain/staff/send_staff_link'
import { lockOwner, lockStaff, type NotOwner } from '#domain/staff/staff_lock'
import { tellOwners } from '#domain/staff/tell_owners'
import Staff from '#models/staff'

type Invited = Pick<Staff, 'email' | 'name' | 'role'>

/** Makes a member of staff who chooses a password by a mailed link: nobody else ever knows it. */
export async function inviteStaff(
  { email: typed, name, role }: Invited,
  by: Staff,
  actor: Actor,
  now: DateTime
): Promise<Done<Staff> | Refused<'bad_email'> | Refused<'staff_email_taken'> | NotOwner> {
  const email = normalizeEmail(typed)
  if (!email) return refused('bad_email')
  const passwordHash = await placeholderHash()

  return writeTransaction(async (trx) => {
    const lost = await lockOwner(trx, by)
    if (lost) return lost
    if (await Staff.findBy('email', email, { client: trx })) return refused('staff_email_taken')

    const staff = await Staff.create(
      {
        ...{ publicId: newPublicId(), email, name, role, passwordHash },
        // Said, because a new model knows nothing of a column that it was not given.
        ...{ passwordSetAt: null, lastSignedInAt: null, disabledAt: null },
        ...{ createdAt: now, updatedAt: now },
      },
      { client: trx }
    )
    const target = { type: 'staff', id: staff.publicId }
    await recordAudit(trx, actor, { action: 'staff.created', target, details: { role } }, now)
    await sendStaffInvite(trx, staff, actor, now)
    await tellOwners(trx, staff, { how: 'invited', by }, now)
    return done(staff)
  })
}

/** Mails the link again, to who did not use it: the older one is void. */
export async function inviteStaffAgain(
  of: Staff,
  by: Staff,
  actor: Actor,
  now: DateTime
): Promise<Done<Staff> | Refused<'staff_disabled'> | Refused<'staff_active'> | NotOwner> {
  return writeTransaction(async (trx) => {
    const staff = await lockStaff(trx, { of, by })
    if (!(staff instanceof Staff)) return staff
    if (!staff.isEnabled) return refused('staff_disabled')
    if (!staff.isInvited) return refused('staff_active')
    await sendStaffInvite(trx, staff, actor, now)
    return done(staff)
  })
}

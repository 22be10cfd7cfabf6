import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { normalizeEmail } from '#domain/accounts/email_address'
import type { WeakPassword } from '#domain/accounts/passwords/password_policy'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { chooseStaffPassword } from '#domain/staff/staff_password'
import { tellOwners } from '#domain/staff/tell_owners'
import Staff from '#models/staff'

export type StaffDraft = {
  email: string
  name: string
  role: Staff['role']
  /** Exactly as typed; absent: one is made and answered. */
  password: string | null
}

export type CreatedStaff = { staff: Staff; generatedPassword: string | null }

/** Makes a staff member. The password meets the same policy as that of clients. */
export async function createStaff(
  draft: StaffDraft,
  actor: Actor,
  now: DateTime
): Promise<Done<CreatedStaff> | Refused<'bad_email' | 'bad_name' | 'email_taken'> | WeakPassword> {
  const email = normalizeEmail(draft.email)
  const name = draft.name.replace(/\p{Cc}+/gu, ' ').trim()
  if (!email) return refused('bad_email')
  if (!name || name.length > 200) return refused('bad_name')

  const chosen = await chooseStaffPassword(draft.password, { name, email })
  if (!chosen.ok) return chosen

  const { passwordHash, generatedPassword } = chosen.value
  return writeTransaction(async (trx) => {
    if (await Staff.findBy('email', email, { client: trx })) return refused('email_taken')
    const staff = await Staff.create(
      {
        publicId: newPublicId(),
        email,
        name,
        role: draft.role,
        passwordHash,
        passwordSetAt: now,
        createdAt: now,
        updatedAt: now,
      },
      { client: trx }
    )
    const target = { type: 'staff', id: staff.publicId }
    await recordAudit(
      trx,
      actor,
      { action: 'staff.created', target, details: { role: draft.role } },
      now
    )
    await tellOwners(trx, staff, { how: 'created', by: null }, now)
    return done({ staff, generatedPassword })
  })
}

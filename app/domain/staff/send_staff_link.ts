import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { tellPerson } from '#domain/accounts/factors/tell_person'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { hasOpenInvite, issueStaffLink } from '#domain/staff/staff_links'
import Staff from '#models/staff'

/** Mails somebody a link to choose their first password; the older link is void. */
export async function sendStaffInvite(
  trx: TransactionClientContract,
  staff: Staff,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const { secret, expiresAt } = await issueStaffLink(trx, 'invite', staff, now)
  const params = { role: staff.role, expiresAt: iso(expiresAt) }
  await tellPerson(trx, staff, { kind: 'staff_invite', params, secrets: { token: secret } })
  const target = { type: 'staff', id: staff.publicId }
  await recordAudit(trx, actor, { action: 'staff.invited', target }, now)
}

/**
 * Mails a link to choose a new password to the member of staff who has this address; an invite, to whom
 * it was mailed before and who chose none yet, but an owner's that ran out. Nobody else is mailed.
 */
export async function sendStaffReset(email: string, actor: Actor, now: DateTime): Promise<void> {
  const staff = await Staff.findBy('email', email)
  if (!staff?.isEnabled) return
  await writeTransaction(async (trx) => {
    if (staff.isInvited) {
      // That somebody becomes an owner is for owners to say again, once they have let it run out.
      if (staff.role === 'owner' && !(await hasOpenInvite(trx, staff, now))) return
      return sendStaffInvite(trx, staff, actor, now)
    }
    const { secret, expiresAt } = await issueStaffLink(trx, 'password_reset', staff, now)
    const params = { expiresAt: iso(expiresAt) }
    await tellPerson(trx, staff, { kind: 'staff_reset', params, secrets: { token: secret } })
    const target = { type: 'staff', id: staff.publicId }
    await recordAudit(trx, actor, { action: 'password_reset.sent', target }, now)
  })
}

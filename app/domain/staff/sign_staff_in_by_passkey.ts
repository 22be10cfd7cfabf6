import type { DateTime } from 'luxon'
import { bySignature } from '#domain/accounts/factors/by_signature'
import { findPasskey, type Assertion } from '#domain/accounts/factors/use_passkey'
import type { Actor } from '#domain/shared/actor'
import { letStaffIn } from '#domain/staff/let_staff_in'
import type SignIn from '#models/sign_in'
import Staff from '#models/staff'

/** Signs a member of staff in by a passkey alone; null when anything is wrong. */
export async function signStaffInByPasskey(
  assertion: Assertion,
  replacesId: number | null,
  actor: Actor,
  now: DateTime
): Promise<SignIn | null> {
  const passkey = await findPasskey(assertion.response.id, 'staff')
  const known = passkey ? await Staff.find(passkey.staffId) : null
  const proof = { method: 'passkey' as const, factor: 'passkey' as const, replacesId }
  return bySignature(known, assertion, (staff) => letStaffIn(staff, proof, actor, now), actor, now)
}

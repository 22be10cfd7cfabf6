import { DateTime } from 'luxon'
import { hashPassword } from '#domain/accounts/passwords/bounded_hash'
import { newPublicId } from '#domain/shared/public_id'
import Staff, { type StaffRole } from '#models/staff'
import { PASSWORD } from '#tests/support/portal_world'
import { PortalBrowser } from '#tests/support/portal_browser'

export const ADMIN = '/api/v1/admin'

/** A member of staff whose password is PASSWORD. */
export async function staffMember(role: StaffRole = 'manager'): Promise<Staff> {
  const publicId = newPublicId()
  return Staff.create({
    publicId,
    email: `${publicId.toLowerCase()}@larkspur.example`,
    name: `Sam ${role}`,
    role,
    passwordHash: await hashPassword(PASSWORD),
    passwordStandsAlone: true,
    passwordSetAt: DateTime.utc(),
  })
}

/** A browser in which this member of staff is signed in by password alone. */
export async function staffSignedIn(staff: Staff): Promise<PortalBrowser> {
  const browser = new PortalBrowser()
  const credentials = { email: staff.email, password: PASSWORD }
  const { status, body } = await browser.send('POST', `${ADMIN}/session`, credentials)
  if (status !== 200) throw new Error(`Sign-in answered ${status}: ${JSON.stringify(body)}`)
  return browser
}

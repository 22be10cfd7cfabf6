import { hashPassword } from '#domain/accounts/passwords/bounded_hash'
import { newPublicId } from '#domain/shared/public_id'
import Staff from '#models/staff'
import { PASSWORD } from '#tests/support/portal_world'

export const OWNER = { email: 'owner@larkspur.example', password: PASSWORD }

/** Fills a spawned server with an owner and a manager, neither with a second factor. */
export default async function seed(): Promise<void> {
  for (const role of ['owner', 'manager'] as const) {
    await Staff.create({
      publicId: newPublicId(),
      email: `${role}@larkspur.example`,
      name: `Sam ${role}`,
      role,
      passwordHash: await hashPassword(PASSWORD),
      passwordStandsAlone: true,
    })
  }
}

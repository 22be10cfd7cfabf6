import { randomBytes } from 'node:crypto'
import { hashPassword } from '#domain/accounts/passwords/bounded_hash'
import { checkPassword, type WeakPassword } from '#domain/accounts/passwords/password_policy'
import { readSettings } from '#domain/settings/read_settings'
import { done, type Done } from '#domain/shared/result'

export type StaffPassword = {
  passwordHash: string
  /** The one that was made, shown once; null where one was given. */
  generatedPassword: string | null
}

/**
 * Hashes the password that whoever runs the server gives a member of staff, or one made here when none
 * is given. It meets the policy of one that stands alone. Throws HashingBusy.
 */
export async function chooseStaffPassword(
  given: string | null,
  { name, email }: { name: string; email: string }
): Promise<Done<StaffPassword> | WeakPassword> {
  const generatedPassword = given === null ? newPassword() : null
  const password = given ?? generatedPassword ?? ''
  const { company } = await readSettings()
  const policy = checkPassword(password, [company.name, company.legalName, name, email])
  if (!policy.ok) return policy
  return done({ passwordHash: await hashPassword(password), generatedPassword })
}

/** 144 random bits in six groups, easy to copy by hand. */
function newPassword(): string {
  const text = randomBytes(18).toString('base64url')
  return text.match(/.{4}/g)!.join('-')
}

import type { BaseCommand } from '@adonisjs/core/ace'
import {
  PASSWORD_MAX_BYTES,
  PASSWORD_MIN_CHARACTERS,
  type PasswordRefusal,
} from '#domain/accounts/passwords/password_policy'

export const PASSWORD_REASONS: Record<PasswordRefusal, string> = {
  password_too_short: `A password has ${PASSWORD_MIN_CHARACTERS} characters or more.`,
  password_too_long: `A password has at most ${PASSWORD_MAX_BYTES} bytes.`,
  password_common: 'This password is easy to guess.',
  password_from_name: 'This password is built from a name.',
}

export const PASSWORD_HELP = [
  'Asks for a password at a terminal; without one, or with --generate, it makes and prints one.',
  'In scripts give the password in STAFF_PASSWORD: arguments can be read by other users.',
]

/** The password of a member of staff, as whoever runs the server gives it; null: make one. */
export async function askStaffPassword(
  { prompt }: Pick<BaseCommand, 'prompt'>,
  generate: boolean
): Promise<string | null> {
  if (generate) return null
  const given = process.env.STAFF_PASSWORD
  if (given) return given
  if (!process.stdin.isTTY) return null
  return prompt.secure(`Password (${PASSWORD_MIN_CHARACTERS} characters or more)`)
}

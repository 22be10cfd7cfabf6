import { Duration, type DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { hashSecret } from '#domain/accounts/links/secret_tokens'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { isDeviceCode } from '#domain/staff/cli_sign_ins/cli_codes'
import { writeApiToken } from '#domain/staff/issue_api_token'
import CliSignIn from '#models/cli_sign_in'
import Staff from '#models/staff'

/** Null while nobody has answered. */
export type CliToken = { token: string; expiresAt: DateTime | null } | null

type Gone = Refused<'cli_sign_in_expired'> | Refused<'cli_sign_in_refused'>

/**
 * The token that a terminal waits for. It is made here, when the terminal fetches it, and only once:
 * nothing that could sign in is ever kept. Refused when the code is unknown, ran out or was used, or
 * when whoever approved it said no, or is disabled by now.
 */
export async function takeCliToken(
  deviceCode: string,
  actor: Actor,
  now: DateTime
): Promise<Done<CliToken> | Gone> {
  const asked = await find(deviceCode)
  if (asked?.refusedAt) return refused('cli_sign_in_refused')
  if (!asked || asked.takenAt || now >= asked.expiresAt) return refused('cli_sign_in_expired')
  if (asked.staffId === null) return done(null)
  return take(asked, asked.staffId, actor, now)
}

async function find(deviceCode: string): Promise<CliSignIn | null> {
  if (!isDeviceCode(deviceCode)) return null
  return CliSignIn.findBy('deviceHash', hashSecret(deviceCode))
}

function take(
  { id, name, tokenDays }: CliSignIn,
  staffId: number,
  actor: Actor,
  now: DateTime
): Promise<Done<CliToken> | Gone> {
  return writeTransaction(async (trx) => {
    await lockRows(trx, 'staff', [staffId])
    const taken = await trx
      .from('cli_sign_ins')
      .where('id', id)
      .whereNull('taken_at')
      .where('expires_at', '>', iso(now))
      .update({ taken_at: iso(now) })
    if (Number(taken) !== 1) return refused('cli_sign_in_expired')

    const staff = await Staff.findOrFail(staffId, { client: trx })
    if (!staff.isEnabled) return refused('cli_sign_in_refused')
    const lifetime = tokenDays === null ? null : Duration.fromObject({ days: tokenDays })
    const token = { name: `CLI on ${name}`, scopes: ['*'] as ['*'], lifetime }
    const { publicId, role } = staff
    const as = { ...actor, type: 'staff' as const, id: publicId, role }
    const { value, expiresAt } = await writeApiToken(trx, staff, token, as, now)
    return done({ token: value, expiresAt })
  })
}

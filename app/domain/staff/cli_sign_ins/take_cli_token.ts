import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { Duration, type DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { tellPerson } from '#domain/accounts/factors/tell_person'
import { hashSecret } from '#domain/accounts/links/secret_tokens'
import type { Actor } from '#domain/shared/actor'
import { iso, isoOrNull } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { isDeviceCode } from '#domain/staff/cli_sign_ins/cli_codes'
import { writeApiToken } from '#domain/staff/issue_api_token'
import { liveApiTokens } from '#domain/staff/revoke_api_tokens'
import CliSignIn from '#models/cli_sign_in'
import Staff from '#models/staff'

/** Null while nobody has answered. */
export type CliToken = { token: string; expiresAt: DateTime | null } | null

type Gone = Refused<'cli_sign_in_expired'> | Refused<'cli_sign_in_refused'>

/**
 * The token that a terminal waits for. It is made here, when the terminal fetches it, and only once:
 * nothing that could sign in is ever kept. Refused when the code is unknown, ran out or was used, or
 * when whoever approved it said no, is disabled by now, or was signed out or given another password.
 * Whom it acts for is told by mail.
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
  { id }: CliSignIn,
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

    const asked = await CliSignIn.findOrFail(id, { client: trx })
    const staff = await Staff.findOrFail(staffId, { client: trx })
    if (!(await isApproved(trx, asked, staff))) return refused('cli_sign_in_refused')
    const token = {
      name: await freeName(trx, staff, `CLI on ${asked.name}`, now),
      scopes: ['*'] as ['*'],
      lifetime: Duration.fromObject({ days: asked.tokenDays ?? 0 }),
    }
    const { publicId, role } = staff
    const as = { ...actor, type: 'staff' as const, id: publicId, role }
    const { value, expiresAt } = await writeApiToken(trx, staff, token, as, now)
    const params = {
      ...{ machine: asked.name, ip: asked.ip },
      ...{ at: iso(now), expiresAt: isoOrNull(expiresAt) },
    }
    await tellPerson(trx, staff, { kind: 'terminal_connected', params })
    return done({ token: value, expiresAt })
  })
}

/**
 * Whether the approval stands: it was not withdrawn, whoever gave it has access, and the sign-in that it
 * came from goes on. A stranger's session that was ended leaves no token behind.
 */
async function isApproved(
  trx: TransactionClientContract,
  { refusedAt, signInId }: CliSignIn,
  { id, isEnabled }: Staff
): Promise<boolean> {
  if (refusedAt || !isEnabled) return false
  const signIn = trx.from('sign_ins').where({ id: signInId, staff_id: id }).whereNull('ended_at')
  return (await signIn.first()) !== null
}

/** Two machines may call themselves alike: the later one ends no token of the earlier. */
async function freeName(
  trx: TransactionClientContract,
  staff: Staff,
  name: string,
  now: DateTime
): Promise<string> {
  const taken = new Set(await liveApiTokens(trx, staff, now))
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : `${name} (${number})`
    if (!taken.has(numbered)) return numbered
  }
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime, Duration } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { proofLost, shownBy, type ProofLost } from '#domain/accounts/sign_ins/proof'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { writeApiToken } from '#domain/staff/issue_api_token'
import { liveApiTokens } from '#domain/staff/revoke_api_tokens'
import ApiToken from '#models/api_token'
import type { TokenScope } from '#models/staff'
import Staff from '#models/staff'

type Wanted = {
  name: string
  scopes: TokenScope[]
  lifetime: Duration | null
  /** The sign-in of who asks in person, and has just shown the password; null where a token asks. */
  signInId: number | null
}

export type MadeToken = { id: string; value: string; expiresAt: DateTime | null }

type Refusal =
  Refused<'scope_not_held'> | Refused<'token_name_taken'> | Refused<'not_allowed'> | ProofLost

/**
 * Makes a token that an owner asks for, for themselves. It may do no more than what they ask with, and
 * lives no longer: a token never makes one that is wider, or that is there when it is not. A name is
 * theirs once, so that no list has two alike and no job of theirs loses its token to a new one.
 */
export async function makeToken(
  by: Staff,
  { name, scopes, lifetime, signInId }: Wanted,
  actor: Actor,
  now: DateTime
): Promise<Done<MadeToken> | Refusal> {
  if (!scopes.every((scope) => by.hasScope(scope))) return refused('scope_not_held')
  const shown = signInId === null ? null : shownBy(by, signInId)
  return writeTransaction(async (trx) => {
    await lockRows(trx, 'staff', [by.id])
    const staff = await Staff.findOrFail(by.id, { client: trx })
    const lost = shown && (await proofLost(trx, shown, actor, now))
    if (lost) return lost
    const asking = shown ? null : await askingToken(trx, by, now)
    if (!staff.isEnabled || (!shown && !asking)) return refused('not_signed_in')
    if (!staff.isAtLeast('owner')) return refused('not_allowed')
    const names = await liveApiTokens(trx, staff, now)
    if (names.includes(name)) return refused('token_name_taken')

    const token = { name, scopes, lifetime, endsBy: asking?.expiresAt ?? null }
    const { publicId: id, ...made } = await writeApiToken(trx, staff, token, actor, now)
    return done({ id, ...made })
  })
}

/** The token that asks, as it is by now; null when it was revoked or ran out. */
async function askingToken(
  trx: TransactionClientContract,
  { currentAccessToken }: Staff,
  now: DateTime
): Promise<ApiToken | null> {
  if (!currentAccessToken) return null
  const token = await ApiToken.find(Number(currentAccessToken.identifier), { client: trx })
  const isOver = !token || (token.expiresAt !== null && token.expiresAt <= now)
  return isOver ? null : token
}

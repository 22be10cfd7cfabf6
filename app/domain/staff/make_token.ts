import type { DateTime, Duration } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { writeApiToken } from '#domain/staff/issue_api_token'
import type { TokenScope } from '#models/staff'
import Staff from '#models/staff'

type Wanted = { name: string; scopes: TokenScope[]; lifetime: Duration | null }

export type MadeToken = { id: string; value: string; expiresAt: DateTime | null }

/**
 * Makes a token that a member of staff asks for, for themselves. It may do no more than what they ask
 * with: a token never makes one that is wider. A name is theirs once, so that no list has two alike and
 * no job of theirs loses its token to a new one.
 */
export async function makeToken(
  by: Staff,
  { name, scopes, lifetime }: Wanted,
  actor: Actor,
  now: DateTime
): Promise<
  | Done<MadeToken>
  | Refused<'scope_not_held'>
  | Refused<'token_name_taken'>
  | Refused<'not_signed_in'>
> {
  if (!scopes.every((scope) => by.hasScope(scope))) return refused('scope_not_held')
  return writeTransaction(async (trx) => {
    await lockRows(trx, 'staff', [by.id])
    const staff = await Staff.findOrFail(by.id, { client: trx })
    if (!staff.isEnabled) return refused('not_signed_in')
    const taken = await trx
      .from('api_tokens')
      .where({ tokenable_id: staff.id, name })
      .where((good) => good.whereNull('expires_at').orWhere('expires_at', '>', now.toJSDate()))
      .first()
    if (taken) return refused('token_name_taken')

    const { publicId: id, ...made } = await writeApiToken(
      trx,
      staff,
      { name, scopes, lifetime },
      actor,
      now
    )
    return done({ id, ...made })
  })
}

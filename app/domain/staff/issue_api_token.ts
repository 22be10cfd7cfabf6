import { AccessToken } from '@adonisjs/auth/access_tokens'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime, Duration } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import { liveApiTokens } from '#domain/staff/revoke_api_tokens'
import Staff, { type TokenScope } from '#models/staff'

export type NewApiToken = {
  /** Shown in lists. A token of this staff member with the same name ends now. */
  name: string
  scopes: TokenScope[] | ['*']
  /** Null never expires. */
  lifetime: Duration | null
  /** When the token that asks for it ends: this one is over by then. */
  endsBy?: DateTime | null
}

/**
 * Makes an API token for a staff member. Answers the token itself, which is shown once: only its
 * hash is kept.
 */
export function issueApiToken(
  staff: Staff,
  token: NewApiToken,
  actor: Actor,
  now: DateTime
): Promise<string> {
  return writeTransaction(async (trx) => {
    const { value } = await writeApiToken(trx, staff, token, actor, now)
    return value
  })
}

/**
 * The same in a transaction of the caller's. (The provider's own `create` knows none, so the row is
 * written here.)
 */
export async function writeApiToken(
  trx: TransactionClientContract,
  staff: Staff,
  { name, scopes, lifetime, endsBy = null }: NewApiToken,
  actor: Actor,
  now: DateTime
): Promise<{ value: string; publicId: string; expiresAt: DateTime | null }> {
  const made = AccessToken.createTransientToken(staff.id, 40)
  const wanted = lifetime ? now.plus(lifetime) : null
  const expiresAt = endsBy && (!wanted || endsBy < wanted) ? endsBy : wanted
  const publicId = newPublicId()
  const row = {
    public_id: publicId,
    tokenable_id: staff.id,
    type: 'api_token',
    name,
    hash: made.hash,
    abilities: JSON.stringify(scopes),
    created_at: now.toJSDate(),
    updated_at: now.toJSDate(),
    last_used_at: null,
    expires_at: expiresAt?.toJSDate() ?? null,
  }

  await endNamesake(trx, staff, name, actor, now)
  const [inserted] = await trx.table('api_tokens').insert(row).returning('id')
  const target = { type: 'staff', id: staff.publicId }
  const details = { name, scopes, expiresAt: expiresAt?.toJSDate().toISOString() ?? null }
  await recordAudit(trx, actor, { action: 'token.issued', target, details }, now)

  const id = typeof inserted === 'object' ? Number(inserted.id) : Number(inserted)
  return { value: valueOf(id, staff, made), publicId, expiresAt }
}

/** Of two of one name the newer stays; that the older was good is on record. */
async function endNamesake(
  trx: TransactionClientContract,
  staff: Staff,
  name: string,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const live = await liveApiTokens(trx, staff, now)
  const gone = await trx.from('api_tokens').where({ tokenable_id: staff.id, name }).delete()
  if (Number(gone) === 0 || !live.includes(name)) return
  const target = { type: 'staff', id: staff.publicId }
  await recordAudit(trx, actor, { action: 'token.revoked', target, details: { name } }, now)
}

function valueOf(
  id: number,
  staff: Staff,
  { secret, hash }: ReturnType<typeof AccessToken.createTransientToken>
): string {
  const moment = new Date(0)
  const token = new AccessToken({
    identifier: id,
    tokenableId: staff.id,
    type: 'api_token',
    name: null,
    hash,
    prefix: Staff.TOKEN_PREFIX,
    secret,
    createdAt: moment,
    updatedAt: moment,
    lastUsedAt: null,
    expiresAt: null,
  })
  return token.value!.release()
}

import { createHash, randomBytes } from 'node:crypto'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows } from '#database/write_transaction'
import { iso } from '#domain/shared/iso'
import SecretToken from '#models/secret_token'

export type TokenPurpose = SecretToken['purpose']

/** How long a link by mail works, in minutes. */
const LIFE_MINUTES: Record<TokenPurpose, number> = {
  invite: 7 * 24 * 60,
  password_reset: 60,
  email_change: 60,
  sign_in: 15,
}

/** 256 random bits as base64url; the mail is the only place that ever holds them. */
const SHAPE = /^[\w-]{43}$/

type Holder = { accountId: number; membershipId: number | null; email: string }

/** Makes a token and voids its older siblings. Answers the secret, which is not kept. */
export async function issueToken(
  trx: TransactionClientContract,
  purpose: TokenPurpose,
  holder: Holder,
  now: DateTime
): Promise<{ secret: string; expiresAt: DateTime }> {
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = now.plus({ minutes: LIFE_MINUTES[purpose] })

  // Of two that are made at once the later one voids the earlier.
  await lockRows(trx, 'accounts', [holder.accountId])
  await voidTokens(
    trx,
    { accountId: holder.accountId, purpose, membershipId: holder.membershipId },
    now
  )
  await SecretToken.create(
    { purpose, tokenHash: hashSecret(secret), ...holder, expiresAt, createdAt: now },
    { client: trx }
  )
  return { secret, expiresAt }
}

/** The token behind a secret in whatever state, or null. Reading never uses it up. */
export async function findToken(
  purpose: TokenPurpose,
  secret: string,
  client?: QueryClientContract
): Promise<SecretToken | null> {
  if (!SHAPE.test(secret)) return null
  return SecretToken.query({ client })
    .where('purpose', purpose)
    .where('token_hash', hashSecret(secret))
    .preload('account')
    .preload('membership', (membership) => membership.preload('ofClient'))
    .first()
}

/**
 * Uses a token up. Answers false when it was used, voided or expired in the meantime: of two
 * requests at once exactly one is told true.
 */
export async function consumeToken(
  trx: TransactionClientContract,
  token: SecretToken,
  now: DateTime
): Promise<boolean> {
  const at = iso(now)
  const changed = await trx
    .from('secret_tokens')
    .where('id', token.id)
    .whereNull('used_at')
    .whereNull('voided_at')
    .where('expires_at', '>', at)
    .update({ used_at: at })
  return Number(changed) === 1
}

/** Voids unused tokens, and answers how many: all of an account, or of one purpose or membership. */
export async function voidTokens(
  trx: TransactionClientContract,
  of: { accountId: number; purpose?: TokenPurpose; membershipId?: number | null },
  now: DateTime
): Promise<number> {
  const query = trx
    .from('secret_tokens')
    .where('account_id', of.accountId)
    .whereNull('used_at')
    .whereNull('voided_at')
  if (of.purpose) query.where('purpose', of.purpose)
  if (of.membershipId) query.where('membership_id', of.membershipId)
  return Number(await query.update({ voided_at: iso(now) }))
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

import { createHash, randomBytes } from 'node:crypto'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { insertRows } from '#database/insert_rows'
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

/** 256 random bits as base64url; the mail, or who was shown them once, is all that ever holds them. */
const SHAPE = /^[\w-]{43}$/

type Holder = {
  accountId: number
  membershipId: number | null
  email: string
  /** Whether the link is shown to staff in place of being mailed: it says nothing of the address. */
  handedOver?: boolean
}

export type NewToken = { secret: string; expiresAt: DateTime }

/** Makes a token and voids its older siblings. Answers the secret, which is not kept. */
export async function issueToken(
  trx: TransactionClientContract,
  purpose: TokenPurpose,
  holder: Holder,
  now: DateTime
): Promise<NewToken> {
  // Of two that are made at once the later one voids the earlier.
  await lockRows(trx, 'accounts', [holder.accountId])
  const { accountId, membershipId } = holder
  await voidTokens(trx, { accountId, purpose, membershipId }, now)
  const { row, ...made } = newToken(purpose, holder, now)
  await SecretToken.create(row, { client: trx })
  return made
}

/** The same for the invites of many memberships, in a few statements; in the order of `holders`. */
export async function issueInvites(
  trx: TransactionClientContract,
  holders: (Holder & { membershipId: number })[],
  now: DateTime
): Promise<NewToken[]> {
  const accountIds = [...new Set(holders.map(({ accountId }) => accountId))]
  await lockRows(trx, 'accounts', accountIds)
  await trx
    .from('secret_tokens')
    .whereIn('account_id', accountIds)
    .where('purpose', 'invite')
    .whereIn(
      'membership_id',
      holders.map(({ membershipId }) => membershipId)
    )
    .whereNull('used_at')
    .whereNull('voided_at')
    .update({ voided_at: iso(now) })

  const made = holders.map((holder) => newToken('invite', holder, now))
  await insertRows(
    trx,
    SecretToken,
    made.map(({ row }) => row)
  )
  return made
}

function newToken(purpose: TokenPurpose, holder: Holder, now: DateTime) {
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = now.plus({ minutes: LIFE_MINUTES[purpose] })
  const { accountId, membershipId, email, handedOver = false } = holder
  const tokenHash = hashSecret(secret)
  const whose = { accountId, membershipId, email, handedOver }
  const row = { purpose, tokenHash, ...whose, expiresAt, createdAt: now }
  return { secret, expiresAt, row }
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

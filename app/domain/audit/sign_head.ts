import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { headText } from '#domain/audit/chain/signed_head'
import { headSigner } from '#domain/audit/head_signer'

export type Signing = {
  now: DateTime
  /** Sign the head as it is, however recently another one was signed. */
  always?: boolean
}

type Client = { from: TransactionClientContract['from'] }
type Head = { seq: number; hash: string }

/**
 * A signature costs little, but a row each second would be thirty million a year. What was sealed
 * since the last one is chained, and vouched for by the next.
 */
const EVERY_MS = 60_000

/** Whether this head is not signed yet, and it is time that it were. False without a key. */
export async function isToBeSigned(
  client: Client,
  head: Head,
  { now, always = false }: Signing
): Promise<boolean> {
  if (!headSigner() || head.seq === 0) return false
  const last = await client.from('audit_heads').orderBy('seq', 'desc').first()
  if (!last) return true
  if (Number(last.seq) >= head.seq) return false
  // A clock that was set back must not stop the signing.
  const age = Math.abs(now.toMillis() - new Date(last.signed_at).getTime())
  return always || age >= EVERY_MS
}

/** Signs a head in the transaction that holds the lock of the sealers. */
export async function signHead(
  trx: TransactionClientContract,
  { seq, hash }: Head,
  now: DateTime
): Promise<void> {
  const signer = headSigner()
  if (!signer) return
  const signedAt = now.toUTC().toISO()!
  const { keyId, publicKey } = signer
  await trx
    .insertQuery()
    .table('audit_keys')
    .insert({ id: keyId, public_key: publicKey, first_used_at: signedAt })
    .knexQuery.onConflict('id')
    .ignore()
  await trx.table('audit_heads').insert({
    ...{ seq, hash, signed_at: signedAt, key_id: keyId },
    signature: signer.sign(headText({ seq, hash, signedAt, keyId })),
  })
}

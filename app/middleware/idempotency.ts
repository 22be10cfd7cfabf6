import { createHash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { insertIfAbsent } from '#database/insert_if_absent'
import { Problem } from '#exceptions/problem'
import { canonicalJson } from '#domain/shared/canonical_json'
import IdempotencyKey from '#models/idempotency_key'

const KEY = /^[\x21-\x7e]{1,100}$/

/** A request that ended without an answer (a crash) gives its key back after this. */
const ABANDONED_AFTER = { minutes: 2 }

/**
 * Runs `work` once per Idempotency-Key: the same key and body again gets the first answer, another
 * body 409, and while the first is still running 409 too. Without the header, `work` just runs. A
 * refusal frees the key, because nothing happened. `scope` keeps accounts apart.
 */
export async function idempotent<Answer extends object>(
  ctx: HttpContext,
  scope: string,
  body: unknown,
  now: DateTime,
  work: () => Promise<Answer>
): Promise<Answer> {
  // Not `header()`, to which an empty one is none: its sender believes to be protected by it.
  const key = ctx.request.headers()['idempotency-key']
  if (key === undefined) return work()
  if (typeof key !== 'string' || !KEY.test(key)) throw new Problem('invalid-idempotency-key', 422)

  const hash = createHash('sha256').update(canonicalJson(body)).digest('hex')
  const earlier = await claim(scope, key, hash, now)
  if (earlier !== null) return JSON.parse(earlier) as Answer
  const own = () => IdempotencyKey.query().where('scope', scope).where('key', key)
  try {
    const answer = await work()
    await own().update({ status: 200, body: JSON.stringify(answer) })
    return answer
  } catch (error) {
    await own().delete()
    throw error
  }
}

/** The first answer, when there is one; null when this request is the first and has to work. */
async function claim(
  scope: string,
  key: string,
  hash: string,
  now: DateTime
): Promise<string | null> {
  const abandoned = now.minus(ABANDONED_AFTER).toUTC().toISO() ?? ''
  await IdempotencyKey.query()
    .where('scope', scope)
    .where('key', key)
    .whereNull('status')
    .where('created_at', '<', abandoned)
    .delete()
  const isFirst = await insertIfAbsent(
    db.connection(),
    'idempotency_keys',
    { scope, key, request_hash: hash, created_at: now.toUTC().toISO() ?? '' },
    ['scope', 'key']
  )
  if (isFirst) return null

  const known = await IdempotencyKey.query().where('scope', scope).where('key', key).first()
  if (known && known.requestHash !== hash) throw new Problem('idempotency-key-reused', 409)
  if (!known || known.body === null) throw new Problem('idempotency-key-in-use', 409)
  return known.body
}

import { createHash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { insertAbsent } from '#database/insert_if_absent'
import { Problem } from '#exceptions/problem'
import { canonicalJson } from '#domain/shared/canonical_json'
import { iso } from '#domain/shared/iso'
import IdempotencyKey from '#models/idempotency_key'

const KEY = /^[\x21-\x7e]{1,100}$/

/** A request that ended without an answer (a crash, a bug) gives its key back after this. */
const ABANDONED_AFTER = { minutes: 2 }

/**
 * Runs `work` once per Idempotency-Key: the same key and body again gets the first answer, another
 * body 409, and while the first is still running 409 too. Without the header, `work` just runs. A
 * refusal frees the key, because nothing happened; any other error does not, because something may
 * have. `scope` keeps accounts apart.
 *
 * What `work` writes can outlive this bookkeeping: the process dies after the commit, and later the
 * key is free again. So `work` gets a key of its own that is the same for each try: where doing
 * something twice would be worse than an error, it is written down with it, in its transaction.
 * Undefined without the header.
 */
export async function idempotent<Answer extends object>(
  ctx: HttpContext,
  scope: string,
  body: unknown,
  now: DateTime,
  work: (onceKey?: string) => Promise<Answer>
): Promise<Answer> {
  // Not `header()`, to which an empty one is none: its sender believes to be protected by it.
  const key = ctx.request.headers()['idempotency-key']
  if (key === undefined) return work()
  if (typeof key !== 'string' || !KEY.test(key)) throw new Problem('invalid-idempotency-key', 422)

  const hash = createHash('sha256').update(canonicalJson(body)).digest('hex')
  const claimed = await claim(scope, key, hash, now)
  if ('earlier' in claimed) return JSON.parse(claimed.earlier) as Answer
  // By its id: one that took so long that another took over has no say in the other's key.
  const own = () => IdempotencyKey.query().where('id', claimed.id)
  const answer = await work(onceKeyOf(scope, key)).catch(async (error: unknown) => {
    if (error instanceof Problem) await own().delete()
    throw error
  })
  await own().update({ status: 200, body: JSON.stringify(answer) })
  return answer
}

/** Of a fixed length, whatever the scope and the key are. */
function onceKeyOf(scope: string, key: string): string {
  return createHash('sha256').update(`${scope}\n${key}`).digest('hex')
}

/** The first answer, when there is one; else the row of this request, which is the first. */
async function claim(
  scope: string,
  key: string,
  hash: string,
  now: DateTime
): Promise<{ earlier: string } | { id: number }> {
  const abandoned = iso(now.minus(ABANDONED_AFTER))
  await IdempotencyKey.query()
    .where('scope', scope)
    .where('key', key)
    .whereNull('status')
    .where('created_at', '<', abandoned)
    .delete()
  const row = { scope, key, request_hash: hash, created_at: iso(now) }
  const unique = ['scope', 'key']
  const [own] = await insertAbsent(db.connection(), 'idempotency_keys', [row], unique, 'id')
  if (own) return { id: Number(own.id) }

  const known = await IdempotencyKey.query().where('scope', scope).where('key', key).first()
  if (known && known.requestHash !== hash) throw new Problem('idempotency-key-reused', 409)
  if (!known || known.body === null) throw new Problem('idempotency-key-in-use', 409)
  return { earlier: known.body }
}

import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'

/** An idempotency key answers for its request this long; a client that retries later is new. */
const IDEMPOTENCY_DAYS = 7

/** A spent link is kept a while, so that its page can say "used" instead of "unknown". */
const TOKEN_DAYS = 90

export type Pruned = { sessions: number; idempotencyKeys: number; tokens: number; limits: number }

/** Deletes what has expired and nobody will ask for again. */
export function pruneExpired(now: DateTime): Promise<Pruned> {
  const before = (days: number) => now.minus({ days }).toUTC().toISO()!

  return writeTransaction(async (trx) => {
    const count = async (deleted: PromiseLike<unknown>) => Number(await deleted)
    return {
      // The session store writes its times as the driver does, not as our columns do.
      sessions: await count(trx.from('sessions').where('expires_at', '<', now.toJSDate()).delete()),
      idempotencyKeys: await count(
        trx.from('idempotency_keys').where('created_at', '<', before(IDEMPOTENCY_DAYS)).delete()
      ),
      tokens: await count(
        trx.from('secret_tokens').where('expires_at', '<', before(TOKEN_DAYS)).delete()
      ),
      limits: await count(trx.from('rate_limits').where('expire', '<', now.toMillis()).delete()),
    }
  })
}

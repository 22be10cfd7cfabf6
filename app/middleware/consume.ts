import { createHash } from 'node:crypto'
import { errors, type Limiter, type LimiterResponse } from '@adonisjs/limiter'
import limiter from '@adonisjs/limiter/services/main'
import logger from '@adonisjs/core/services/logger'
import { redisUrl } from '#config/redis'

/** How many in how long; the period in words such as "15 mins". */
export type Limit = { requests: number; duration: string }

/** What is known of a try that a limit may refuse, for the audit log. */
export type LimitFacts = {
  /** Public id of what was tried, where it has one. */
  about?: string
  /** As typed, where somebody wants to get in with it. */
  email?: string
}

/** Nothing is left of a limit. */
export class LimitReached extends errors.E_TOO_MANY_REQUESTS {
  readonly about: string | null
  readonly email: string | null

  constructor(
    response: LimiterResponse,
    /** Of the limit and whoever it counts. */
    readonly key: string,
    { about, email }: LimitFacts
  ) {
    super(response)
    this.about = about ?? null
    this.email = email ?? null
  }

  /** What the limit is of: "sign_in", "sign_in_from", "sign_in_of". */
  get limit(): string {
    return this.key.slice(0, this.key.indexOf(':'))
  }
}

/** One of `limit` is used up; answers how many are left. Throws LimitReached. */
export async function consume(limit: Limit, key: string, facts: LimitFacts = {}): Promise<number> {
  try {
    const { remaining } = await counted(limit, (store) => store.consume(key))
    return remaining
  } catch (error) {
    if (!(error instanceof errors.E_TOO_MANY_REQUESTS)) throw error
    throw new LimitReached(error.response, key, facts)
  }
}

/** All of a limit is there again. */
export async function giveBack(limit: Limit, key: string): Promise<void> {
  await counted(limit, (store) => store.delete(key))
}

/** Remembers something for as long as `limit` lasts. */
export async function remember(limit: Limit, key: string): Promise<void> {
  await counted(limit, (store) => store.set(key, 1, limit.duration))
}

/** Whether it is remembered still. */
export async function isRemembered(limit: Limit, key: string): Promise<boolean> {
  return (await counted(limit, (store) => store.get(key))) !== null
}

/** Hashed: neither addresses nor links stand in the store, and every key fits its column. */
export function keyOf(purpose: string, ...parts: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
  return `${purpose}:${hash}`
}

/** Once it did not answer, Redis is left alone for a while, so that not every request waits for it. */
const AWAY_MS = 5_000
let awayUntil = 0

/**
 * In Redis when there is one, and in the database while it does not answer: people go on signing in
 * and no try goes uncounted. Each time it comes or goes a limit may be had once more, which the
 * numbers bear.
 */
async function counted<Result>(
  { requests, duration }: Limit,
  work: (store: Limiter) => Promise<Result>
): Promise<Result> {
  // A new object each time: the limiter writes seconds into what it is given.
  const inDatabase = () => work(limiter.use('database', { requests, duration }))
  if (!redisUrl || performance.now() < awayUntil) return inDatabase()
  try {
    return await work(limiter.use('redis', { requests, duration }))
  } catch (error) {
    if (error instanceof errors.E_TOO_MANY_REQUESTS) throw error
    awayUntil = performance.now() + AWAY_MS
    logger.warn({ err: error }, 'Redis does not answer: limits are counted in the database')
    return inDatabase()
  }
}

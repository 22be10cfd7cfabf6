import { createHash } from 'node:crypto'
import limiter from '@adonisjs/limiter/services/main'

/** How many in how long; the period in words such as "15 mins". */
export type Limit = { requests: number; duration: string }

/** One of `limit` is used up; answers how many are left. Throws E_TOO_MANY_REQUESTS. */
export async function consume(limit: Limit, key: string): Promise<number> {
  const { remaining } = await limiter.use(limitOf(limit)).consume(key)
  return remaining
}

/** All of a limit is there again. */
export async function giveBack(limit: Limit, key: string): Promise<void> {
  await limiter.use(limitOf(limit)).delete(key)
}

/** Remembers something for as long as `limit` lasts. */
export async function remember(limit: Limit, key: string): Promise<void> {
  await limiter.use(limitOf(limit)).set(key, 1, limit.duration)
}

/** Whether it is remembered still. */
export async function isRemembered(limit: Limit, key: string): Promise<boolean> {
  return (await limiter.use(limitOf(limit)).get(key)) !== null
}

/** Hashed: neither addresses nor links stand in the table, and every key fits its column. */
export function keyOf(purpose: string, ...parts: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
  return `${purpose}:${hash}`
}

/** A copy: the limiter writes seconds into what it is given. */
function limitOf({ requests, duration }: Limit): Limit {
  return { requests, duration }
}

import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '../../context.ts'
import { Failure } from '../failure.ts'

/** After these nobody knows whether the server started it. */
const UNCERTAIN = new Set(['timeout', 'connection-lost', 'server-error'])

/** These pass while it is asked again: it is started again itself, or still at the first request. */
const PASSING = new Set([
  ...UNCERTAIN,
  ...['server-unreachable', 'idempotency-key-in-use', 'busy', 'not-ready', 'too-many-requests'],
])

const PATIENCE = 30_000
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 4_000

type Headers = { 'idempotency-key': string }

/**
 * Sends what starts a job, under a key of this run. Where the answer is lost it is sent again with
 * the same key, for half a minute: the server starts one job for it, and answers that one. `canRepeat`
 * is false for what is read from the input, which is gone when it was read.
 */
export async function startJob<Answer>(
  { output }: Context,
  send: (headers: Headers) => Promise<Answer>,
  { canRepeat = true }: { canRepeat?: boolean } = {}
): Promise<Answer> {
  const headers = { 'idempotency-key': `cli-${randomUUID()}` }
  let lost: { error: Failure; at: number } | null = null
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return await send(headers)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      if (!(lost ? PASSING : UNCERTAIN).has(error.code)) throw error
      if (!lost && canRepeat) output.note('The answer was lost; asking again …')
      lost ??= { error, at: performance.now() }
      if (!canRepeat || performance.now() - lost.at > PATIENCE) throw unsure(lost.error)
    }
    await sleep(pause)
  }
}

function unsure({ code, message, more }: Failure): Failure {
  const hint = 'It may have been started. Look before you run it again: portal jobs list'
  return new Failure(code, message, { ...more, hint })
}

import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate, setTimeout } from 'node:timers/promises'

/** What works in the background gives way to requests for so long at most, and goes on then. */
const GIVES_WAY_MS = 50

const background = new AsyncLocalStorage<true>()
let lastTurn: Promise<unknown> = Promise.resolve()
let requests = 0
let quiet = Promise.withResolvers<void>()

/** Runs `work` as what nobody waits for: the worker's loops, as opposed to a request. */
export function inBackground<Result>(work: () => Promise<Result>): Promise<Result> {
  return background.run(true, work)
}

export function isInBackground(): boolean {
  return background.getStore() ?? false
}

/** Runs `work` as what somebody waits for; turns in the background begin when none is under way. */
export async function inForeground<Result>(work: () => Promise<Result>): Promise<Result> {
  if (requests === 0) quiet = Promise.withResolvers()
  requests += 1
  try {
    return await work()
  } finally {
    requests -= 1
    if (requests === 0) quiet.resolve()
  }
}

/**
 * Runs `work` when all that took a turn before is done, however that ended, and no request is under
 * way or has been waited for long enough.
 */
export function takeTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = lastTurn.then(giveWay).then(work)
  lastTurn = turn.catch(() => undefined)
  return turn
}

async function giveWay(): Promise<void> {
  // SQLite answers without a turn of the event loop, so a request that came meanwhile is seen only
  // after one.
  await setImmediate()
  if (requests === 0) return
  await Promise.race([quiet.promise, setTimeout(GIVES_WAY_MS, undefined, { ref: false })])
}

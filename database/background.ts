import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'

/** What works in the background gives way to requests for so long at most, and goes on then. */
const GIVES_WAY_MS = 50

const background = new AsyncLocalStorage<'between turns' | 'in a turn'>()
let lastTurn: Promise<unknown> = Promise.resolve()

/** Runs `work` as what nobody waits for: the worker's loops, as opposed to a request. */
export function inBackground<Result>(work: () => Promise<Result>): Promise<Result> {
  return background.run('between turns', work)
}

export function isInBackground(): boolean {
  return background.getStore() !== undefined
}

/**
 * Runs `work` when all that took a turn before is done, however that ended, and nobody waits for
 * the database or has been given way to for long enough. Throws inside another turn: it would wait
 * for itself, and all that works in the background with it.
 */
export async function takeTurn<Result>(
  work: () => Promise<Result>,
  isWaitedFor: () => boolean
): Promise<Result> {
  if (background.getStore() === 'in a turn') {
    throw new Error('A transaction in the background begins inside another: pass its trx on')
  }
  const turn = lastTurn
    .then(() => giveWay(isWaitedFor))
    .then(() => background.run('in a turn', work))
  lastTurn = turn.catch(() => undefined)
  return turn
}

async function giveWay(isWaitedFor: () => boolean): Promise<void> {
  const until = performance.now() + GIVES_WAY_MS
  // SQLite answers without a turn of the event loop: what came meanwhile is seen only after one.
  do await setImmediate()
  while (isWaitedFor() && performance.now() < until)
}

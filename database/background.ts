import { AsyncLocalStorage } from 'node:async_hooks'

const background = new AsyncLocalStorage<true>()
let lastTurn: Promise<unknown> = Promise.resolve()

/** Runs `work` as what nobody waits for: the worker's loops, as opposed to a request. */
export function inBackground<Result>(work: () => Promise<Result>): Promise<Result> {
  return background.run(true, work)
}

export function isInBackground(): boolean {
  return background.getStore() ?? false
}

/** Runs `work` when all that took a turn before is done, however that ended. */
export function takeTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = lastTurn.then(work)
  lastTurn = turn.catch(() => undefined)
  return turn
}

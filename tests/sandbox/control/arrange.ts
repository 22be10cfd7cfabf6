import { randomInt } from 'node:crypto'

export const EVENT_ORDERS = ['as_made', 'reversed', 'shuffled'] as const
export type EventOrder = (typeof EVENT_ORDERS)[number]

/** A copy in the order asked for. */
export function arrange<T>(items: readonly T[], order: EventOrder): T[] {
  const copy = [...items]
  if (order === 'reversed') copy.reverse()
  if (order === 'shuffled') {
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = randomInt(last + 1)
      ;[copy[last], copy[other]] = [copy[other], copy[last]]
    }
  }
  return copy
}

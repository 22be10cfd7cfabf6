import { refused, type Refused } from '#domain/shared/result'

/** All of it is one transaction then, for which everybody else waits. */
export const MOST_ATOMIC_ROWS = 20_000

export type TooManyRows = Refused<'too_many_rows', { limit: number; message: string }>

export function tooManyRows(): TooManyRows {
  const limit = MOST_ATOMIC_ROWS
  const message = `All or nothing takes ${limit.toLocaleString('en')} rows at most.`
  return refused('too_many_rows', { limit, message })
}

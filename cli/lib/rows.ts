import { EXIT, Failure } from './failure.ts'

const LARGEST_PAGE = 100

/**
 * The first rows of a list, as many as `--limit` says. `pages` opens the list with the size of page
 * that it is given.
 */
export async function atMost<Row>(
  limit: string | number,
  pages: (size: number) => AsyncIterable<Row>
): Promise<Row[]> {
  const wanted = wholeNumber('--limit', limit)
  const rows: Row[] = []
  for await (const row of pages(Math.min(wanted, LARGEST_PAGE))) {
    rows.push(row)
    if (rows.length >= wanted) break
  }
  return rows
}

/** The number of an option, at least 1. */
function wholeNumber(option: string, text: string | number): number {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number >= 1) return number
  throw new Failure('usage', `${option} takes a whole number from 1 on, not "${text}".`, {
    exitStatus: EXIT.usage,
  })
}

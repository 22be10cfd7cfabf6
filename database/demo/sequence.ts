/**
 * How old the nth invoice of the last year is. The company issues about two hundred a year, with
 * numbers in the order of time; the points are Kestrel Bay's, whose ages the demo fixes.
 */
const POINTS: [sequence: number, daysAgo: number][] = [
  [199, 1],
  [196, 4],
  [194, 8],
  [191, 15],
  [187, 26],
  [181, 39],
  [176, 53],
  [170, 69],
  [165, 78],
  [160, 90],
  [159, 91],
  [158, 100],
  [1, 364],
]

export const LAST_SEQUENCE = POINTS[0][0]

const DAYS_IN_YEAR = 365

/** `year` 0 is the last one, 1 the one before. */
export function daysAgoOf(sequence: number, year: number): number {
  const next = POINTS.findIndex(([number]) => number <= sequence)
  const [below, older] = POINTS[next]
  const [above, newer] = POINTS[Math.max(next - 1, 0)]
  const share = above === below ? 0 : (sequence - below) / (above - below)
  return Math.round(older + share * (newer - older)) + year * DAYS_IN_YEAR
}

/** "LS-2026-0187": unique, because a number comes again a year later at the earliest. */
export function invoiceNumber(sequence: number, issuedOn: string): string {
  return `LS-${issuedOn.slice(0, 4)}-${String(sequence).padStart(4, '0')}`
}

let segmenter: Intl.Segmenter | null = null

/** Made for the first table: most commands show none, and would wait for it. */
function segmentsOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

// East Asian wide and full width blocks, and emoji: two columns of a terminal.
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}|^[\u{20000}-\u{3fffd}]/u
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}]+$/u

export type Column = {
  title: string
  align?: 'left' | 'right'
  /** Cells of this column are shortened first when the terminal is narrow. */
  shrinks?: boolean
  /** Where a column that shrinks stops; 8 when nothing is said. */
  least?: number
  /** Left out where the columns do not fit beside each other: the last of these goes first. */
  drops?: boolean
  /** What tells its cells apart stands at their end, as the name of a file does: that is kept. */
  keepsEnd?: boolean
  paint?: (text: string) => string
}

const GAP = 2
const LEAST = 8

/**
 * Lays rows out in columns, without lines, shortened to `width` where columns may shrink, and
 * without those that may be left out where that is not enough. Cells are plain text; colour is put
 * on after measuring.
 */
export function table(
  allColumns: Column[],
  allRows: string[][],
  options: { width: number; head: (text: string) => string }
): string {
  const kept = fitting(allColumns, allRows, options.width)
  const columns = kept.map((index) => allColumns[index])
  const rows = allRows.map((row) => kept.map((index) => row[index] ?? ''))
  const widths = widthsOf(columns, rows)
  shrink(widths, columns, options.width)

  const line = (cells: string[], paint: (text: string, index: number) => string) =>
    cells
      .map((cell, index) => {
        const text = shorten(cell, widths[index], columns[index].keepsEnd)
        const space = ' '.repeat(widths[index] - displayWidth(text))
        const painted = paint(text, index)
        if (columns[index].align === 'right') return space + painted
        return index === columns.length - 1 ? painted : painted + space
      })
      .join(' '.repeat(GAP))
      .trimEnd()

  return [
    line(
      columns.map((column) => column.title.toUpperCase()),
      options.head
    ),
    ...rows.map((row) => line(row, (text, index) => columns[index].paint?.(text) ?? text)),
  ].join('\n')
}

/** Which columns stay: those that fit when each shrinks as far as it may. */
function fitting(columns: Column[], rows: string[][], available: number): number[] {
  const widths = widthsOf(columns, rows)
  const leastOf = (index: number) =>
    columns[index].shrinks ? Math.min(widths[index], columns[index].least ?? LEAST) : widths[index]
  const kept = columns.map((_, index) => index)
  const total = () => kept.reduce((sum, index) => sum + leastOf(index), 0) + GAP * (kept.length - 1)
  while (total() > available) {
    const last = kept.findLastIndex((index) => columns[index].drops)
    if (last === -1) break
    kept.splice(last, 1)
  }
  return kept
}

function widthsOf(columns: Column[], rows: string[][]): number[] {
  return columns.map((column, index) =>
    Math.max(displayWidth(column.title), ...rows.map((row) => displayWidth(row[index] ?? '')))
  )
}

function shrink(widths: number[], columns: Column[], available: number): void {
  const total = () => widths.reduce((sum, width) => sum + width, 0) + GAP * (widths.length - 1)
  while (total() > available) {
    const widest = columns
      .map((column, index) => ({
        index,
        spare: column.shrinks ? widths[index] - (column.least ?? LEAST) : 0,
      }))
      .reduce((a, b) => (b.spare > a.spare ? b : a))
    if (widest.spare <= 0) return
    // One at a time, so that none pays for all the others.
    widths[widest.index]--
  }
}

function shorten(text: string, width: number, keepsEnd = false): string {
  if (displayWidth(text) <= width) return text
  const parts = [...segmentsOf(text)].map(({ segment }) => segment)
  if (keepsEnd) parts.reverse()
  const kept: string[] = []
  let used = 0
  for (const part of parts) {
    used += segmentWidth(part)
    if (used > width - 1) break
    kept.push(part)
  }
  return keepsEnd ? `…${kept.reverse().join('')}` : `${kept.join('')}…`
}

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0
  for (const { segment } of segmentsOf(text)) width += segmentWidth(segment)
  return width
}

function segmentWidth(segment: string): number {
  if (ZERO.test(segment)) return 0
  return WIDE.test(segment) ? 2 : 1
}

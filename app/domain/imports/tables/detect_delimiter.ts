import { DELIMITERS, type Delimiter } from '#domain/imports/tables/table_row'

/**
 * What separates the cells, told from the beginning of a file: Excel's own "sep=;", else what
 * stands most often on the first lines outside of quotation marks, the same number of times on each
 * if possible. A file of one column has none: then a comma.
 */
export function detectDelimiter(head: string): Delimiter {
  const named = DELIMITERS.find((one) => separatorLine.exec(head)?.[1] === one)
  if (named) return named

  const lines = withoutQuoted(head)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 10)
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: score(lines, delimiter) }))
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}

/** "sep=;" on the first line, as Excel writes and reads it. */
export const separatorLine = /^sep=(.)(?:\r\n?|\n|$)/i

function score(lines: string[], delimiter: Delimiter): number {
  const [first = '', ...others] = lines
  const inHeader = count(first, delimiter)
  const alike = others.filter((line) => count(line, delimiter) === inHeader).length
  return inHeader === 0 ? 0 : inHeader + 100 * (alike / Math.max(others.length, 1))
}

function count(line: string, delimiter: Delimiter): number {
  return line.split(delimiter).length - 1
}

function withoutQuoted(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/g, '')
}

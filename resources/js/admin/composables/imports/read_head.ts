const DELIMITERS = [',', ';', '|', '\t']

/** Enough for the column names and a row of any table that a person made. */
const HEAD_BYTES = 64 * 1024
/** Above the column names a program may have put a title. */
const MOST_ROWS = 10

/** The first rows of a CSV file, without reading the rest of it: it may have 256 MB. */
export async function readHead(file: File, delimiter: string | null): Promise<string[][]> {
  const text = decoded(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))
  const named = /^sep=(.)(?:\r\n?|\n|$)/i.exec(text)
  const body = named ? text.slice(named[0].length) : text
  return rowsOf(body, delimiter ?? named?.[1] ?? likeliest(body))
}

/** "Invoice Number ", "invoice-number" and "INVOICE_NUMBER" name one column, as on the server. */
export function columnName(cell: string): string {
  return cell
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s\-_]+/g, '_')
}

function decoded(bytes: Uint8Array): string {
  const [one, two] = bytes
  const isLittle = (one === 0xff && two === 0xfe) || (one !== 0 && two === 0)
  const isBig = (one === 0xfe && two === 0xff) || (one === 0 && two !== 0)
  const encoding = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

function likeliest(text: string): string {
  const [line = ''] = text
    .replaceAll(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n?|\n/)
    .filter(Boolean)
  const counted = DELIMITERS.map((one) => ({ one, count: line.split(one).length }))
  return counted.reduce((best, other) => (other.count > best.count ? other : best)).one
}

function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length && rows.length < MOST_ROWS; at++) {
    const sign = text[at]!
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      cell += sign
      at++
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (!isQuoted && sign === delimiter) {
      row.push(cell)
      cell = ''
    } else if (!isQuoted && (sign === '\n' || sign === '\r')) {
      if (sign === '\r' && text[at + 1] === '\n') at++
      take()
    } else cell += sign
  }
  if (rows.length < MOST_ROWS) take()
  return rows

  function take() {
    row.push(cell)
    if (row.some((one) => one.trim() !== '')) rows.push(row)
    row = []
    cell = ''
  }
}

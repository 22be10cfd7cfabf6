/**
 * What a template gets: texts that are ready to print, and nothing to calculate. The shapes are
 * mirrored in `templates/*.typ`.
 */
export type Sheet = {
  /** Subtags of the reader's locale, for hyphenation, shaping and the PDF's own language */
  language: string
  region: string | null
  /** The PDF's title: "Tax invoice LS-2026-0187, Larkspur Studio" */
  title: string
  /** YYYY-MM-DD; the PDF's date, so that the same document is the same bytes on any day */
  date: string
  brand: { name: string; colour: string }
  logoPng: Uint8Array | null
  heading: string
  number: string
  /** Top of the second page and those after it */
  running: string
  /** "Page {page} of {pages}": both are known only once the pages are set. */
  pageOf: string
  meta: Labelled[]
  parties: Party[]
  notes: { heading: string | null; paragraphs: string[] }[]
  footer: string
}

export type Labelled = { label: string; value: string }

export type Party = { label: string; name: string; lines: string[] }

export type Table = {
  columns: {
    heading: string
    kind: 'index' | 'main' | 'text' | 'number'
    /** Too narrow for its longest words, which may then break anywhere. */
    crowded?: boolean
  }[]
  /** One cell per column. */
  rows: Cell[][]
  /** The last row is the sum of those above. */
  summed: boolean
}

/** `aside` follows the text on its line, `below` gets lines of its own. */
export type Cell = { text: string; aside: string | null; below: string[] }

export type Total = Labelled & { strong: boolean }

export type InvoiceSheet = Sheet & {
  lines: Table
  taxes: { heading: string; table: Table; reasons: string[] } | null
  totals: Total[]
  due: Labelled
  payOnline: { heading: string; lead: string; url: string; after: string } | null
  bank: { heading: string; rows: Total[] } | null
}

export type ReceiptSheet = Sheet & {
  amount: Labelled
  facts: Labelled[]
  allocations: { heading: string; table: Table } | null
  totals: Total[]
  left: Labelled
}

export type Sheets = { invoice: InvoiceSheet; receipt: ReceiptSheet }

export function cell(text: string, more?: Partial<Cell>): Cell {
  return { text, aside: null, below: [], ...more }
}

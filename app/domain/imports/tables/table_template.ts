import { csvLine } from '#domain/shared/csv'

/** One column of a table that can be handed in, as people are told about it. */
export type TableColumn = {
  /** What the first line of a file says; see `columnName`. */
  name: string
  required?: boolean
  /** What it holds, in one line of English. */
  what: string
  example: string
}

/** A format of its own: its template file and the table in the documentation are made from this. */
export type TableTemplate = { columns: readonly TableColumn[] }

/** A CSV file to begin with: the column names and a row for each of `examples`, by column. */
export function templateCsv(
  { columns }: TableTemplate,
  examples: Record<string, string>[] = [{}]
): string {
  const rows = examples.map((row) => columns.map(({ name, example }) => row[name] ?? example))
  return [columns.map(({ name }) => name), ...rows].map((cells) => csvLine(cells)).join('')
}

/** "Invoice Number ", "invoice-number" and "INVOICE_NUMBER" name one column. */
export function columnName(cell: string): string {
  return cell
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s\-_]+/g, '_')
}

import { HEAD_COLUMNS, LINE_COLUMNS, type InvoiceColumn } from '#domain/imports/invoice_table'
import { INVOICE_FORMAT } from '#domain/imports/read_json'

type Tree = { [key: string]: string | Tree | Tree[] }

/** A document of the format invoice.v1 to begin with: the examples of the table. */
export function jsonTemplate(): string {
  const document: Tree = { format: INVOICE_FORMAT, ...treeOf(HEAD_COLUMNS) }
  document.lines = [treeOf(LINE_COLUMNS)]
  return `${JSON.stringify(document, null, 2)}\n`
}

function treeOf(columns: readonly InvoiceColumn[]): Tree {
  const tree: Tree = {}
  for (const { json, example } of columns) {
    if (example === '') continue
    const path = json.split('.')
    const leaf = path.pop()!
    let at = tree
    for (const key of path) at = (at[key] ??= {}) as Tree
    at[leaf] = example
  }
  return tree
}

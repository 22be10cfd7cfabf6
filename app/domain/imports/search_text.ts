import type { InvoiceDraft } from '#domain/imports/invoice_draft'

const LIMIT = 20_000

/** What the invoice list searches, in lower case: numbers and references, then the lines. */
export function searchText(draft: InvoiceDraft): string {
  return [
    draft.number,
    draft.title,
    draft.poNumber,
    draft.buyerReference,
    draft.contractReference,
    draft.projectReference,
    ...draft.lines.flatMap((line) => [line.name, line.description, line.sellerItemId]),
  ]
    .filter((text) => text !== null)
    .join('\n')
    .toLowerCase()
    .slice(0, LIMIT)
}

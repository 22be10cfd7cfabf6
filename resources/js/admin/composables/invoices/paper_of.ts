import type { InvoiceRecord } from '~admin/api/invoices'
import type { PaperInvoice } from '~shared/wire'

/** An invoice as staff get it, in the form that the paper is drawn from. */
export function paperOf(invoice: InvoiceRecord): PaperInvoice {
  const { paper, balance, sums, adjustments, taxes } = invoice
  return {
    ...invoice,
    seller: paper.seller,
    buyer: paper.buyer,
    placeOfSupply: paper.placeOfSupply,
    // Those of a line are in its amount.
    adjustments: adjustments.filter(({ line }) => line === null),
    taxes: taxes.map((tax, index) => ({ ...tax, components: paper.taxComponents[index] ?? [] })),
    left: balance,
    credited: sums.credited,
  }
}

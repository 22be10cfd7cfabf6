import type { TextKey } from '~shared/text/texts'
import type { InvoiceDetail, Money } from '~shared/wire'

/** The number that answers why one opened the page. A void invoice has nothing left to pay. */
export function headlineOf(invoice: InvoiceDetail): { label: TextKey; amount: Money } {
  if (invoice.voided) return { label: 'invoice.total', amount: invoice.total }
  if (invoice.kind === 'credit_note') return { label: 'invoice.credit', amount: invoice.left }
  return { label: 'dashboard.left', amount: invoice.left }
}

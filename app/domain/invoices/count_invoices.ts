import { filterInvoices, type StaffInvoiceFilter } from '#domain/invoices/filter_invoices'

/** Counted no further: whoever has more wants a filter, not a number. */
const MOST_COUNTED = 1_000
const COUNTED = ['unpaid', 'overdue', 'pending', 'draft'] as const

type InvoiceCounts = Record<(typeof COUNTED)[number], number>

/**
 * How many invoices wait for somebody, of each kind, at most 1,000 each: of a million the rest are
 * never looked at. `today` is the company's (YYYY-MM-DD).
 */
export async function countInvoices(
  filter: Omit<StaffInvoiceFilter, 'status'>,
  today: string
): Promise<InvoiceCounts> {
  const counts: InvoiceCounts = { unpaid: 0, overdue: 0, pending: 0, draft: 0 }
  for (const status of COUNTED) {
    const query = filterInvoices({ ...filter, status }, today)
    const rows = await query.select('id').limit(MOST_COUNTED).pojo()
    counts[status] = rows.length
  }
  return counts
}

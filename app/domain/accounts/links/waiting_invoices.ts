import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { invoiceStatus, type InvoiceStatus } from '#domain/invoices/status'
import Invoice from '#models/invoice'

/** Invoices named in an invite; more than this are only counted. */
const NAMED = 4

export type WaitingInvoices = {
  count: number
  named: {
    number: string
    title: string | null
    dueOn: string | null
    status: InvoiceStatus
    leftMinor: number
    currency: string
  }[]
  /** Left to pay per currency; amounts of two currencies are never added together. */
  totals: { currency: string; leftMinor: number }[]
}

/** What a client has to pay on `today` (YYYY-MM-DD in `timeZone`, the company's), most urgent first. */
export async function waitingInvoices(
  client: QueryClientContract,
  clientId: number,
  today: string,
  timeZone: string
): Promise<WaitingInvoices> {
  const open = () =>
    Invoice.query({ client })
      .where('client_id', clientId)
      .where('state', 'issued')
      .where('balance_minor', '>', 0)

  const totals = await open()
    .select('currency')
    .sum('balance_minor as left_minor')
    .count('* as how_many')
    .groupBy('currency')
    .orderBy('currency')
    .pojo<{ currency: string; left_minor: number | string; how_many: number | string }>()
  const named = await open()
    .orderByRaw('case when due_on is null then 1 else 0 end, due_on, id')
    .limit(NAMED)

  return {
    count: totals.reduce((sum, row) => sum + Number(row.how_many), 0),
    named: named.map((invoice) => ({
      number: invoice.number,
      title: invoice.title,
      dueOn: invoice.dueOn,
      status: invoiceStatus(invoice, today, timeZone),
      leftMinor: invoice.balanceMinor,
      currency: invoice.currency,
    })),
    totals: mostUrgentFirst(
      totals.map((row) => ({ currency: row.currency, leftMinor: Number(row.left_minor) })),
      named.map(({ currency }) => currency)
    ),
  }
}

/** The currency of the most urgent invoice leads. */
function mostUrgentFirst<Total extends { currency: string }>(totals: Total[], urgent: string[]) {
  const rank = ({ currency }: Total) => {
    const at = urgent.indexOf(currency)
    return at === -1 ? urgent.length : at
  }
  return totals.sort((a, b) => rank(a) - rank(b))
}

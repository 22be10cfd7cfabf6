import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { invoiceRowColumns, toInvoiceRow } from '#domain/invoices/invoice_row'
import { invoiceStatus, type InvoiceStatus } from '#domain/invoices/status'

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

/**
 * What each client has to pay on `today` (YYYY-MM-DD in `timeZone`, the company's), most urgent
 * first; by row id of the client. Two queries, however many clients.
 */
export async function waitingInvoices(
  client: QueryClientContract,
  clientIds: number[],
  today: string,
  timeZone: string
): Promise<Map<number, WaitingInvoices>> {
  const totals = await readTotals(client, clientIds)
  const named = await readNamed(client, clientIds)
  return new Map(clientIds.map((id) => [id, told(of(totals, id), of(named, id))]))

  function told(sums: TotalRow[], urgent: NamedRow[]): WaitingInvoices {
    return {
      count: sums.reduce((sum, row) => sum + Number(row.how_many), 0),
      named: urgent.map((row) => {
        const invoice = toInvoiceRow(row)
        return {
          number: invoice.number,
          title: invoice.title,
          dueOn: invoice.dueOn,
          status: invoiceStatus(invoice, today, timeZone),
          leftMinor: invoice.balanceMinor,
          currency: invoice.currency,
        }
      }),
      totals: mostUrgentFirst(
        sums.map((row) => ({ currency: row.currency, leftMinor: Number(row.left_minor) })),
        urgent.map(({ currency }) => String(currency))
      ),
    }
  }
}

type TotalRow = {
  client_id: number | string
  currency: string
  left_minor: number | string
  how_many: number | string
}
type NamedRow = Record<string, unknown> & { client_id: number | string }

function readTotals(client: QueryClientContract, clientIds: number[]): Promise<TotalRow[]> {
  return open(client, clientIds)
    .select('client_id', 'currency')
    .sum('balance_minor as left_minor')
    .count('* as how_many')
    .groupBy('client_id', 'currency')
    .orderBy('currency')
}

/** The first few of each client. */
async function readNamed(client: QueryClientContract, clientIds: number[]): Promise<NamedRow[]> {
  const urgent = 'case when due_on is null then 1 else 0 end, due_on, id'
  const ranked = open(client, clientIds)
    .select('client_id', ...invoiceRowColumns())
    .select(client.raw(`row_number() over (partition by client_id order by ${urgent}) as place`))
  return client.from(ranked.as('ranked')).where('place', '<=', NAMED).orderBy('place')
}

function open(client: QueryClientContract, clientIds: number[]) {
  return client
    .from('invoices')
    .whereIn('client_id', clientIds)
    .where('state', 'issued')
    .where('balance_minor', '>', 0)
}

function of<Row extends { client_id: number | string }>(rows: Row[], clientId: number): Row[] {
  return rows.filter((row) => Number(row.client_id) === clientId)
}

/** The currency of the most urgent invoice leads. */
function mostUrgentFirst<Total extends { currency: string }>(totals: Total[], urgent: string[]) {
  const rank = ({ currency }: Total) => {
    const at = urgent.indexOf(currency)
    return at === -1 ? urgent.length : at
  }
  return totals.sort((a, b) => rank(a) - rank(b))
}

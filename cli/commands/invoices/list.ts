import type { Row } from '../../client.ts'
import type { Context, Run } from '../../context.ts'
import { formatAmount } from '../../lib/money.ts'
import { statusOf } from '../../lib/invoices/status.ts'
import { findClient } from '../../lib/people/find_client.ts'
import { atMost } from '../../lib/rows.ts'

type Invoice = Row<'admin.invoices.index'>
type Options = {
  status?: 'unpaid' | 'overdue' | 'pending' | 'paid' | 'refunded' | 'void'
  client?: string
  search?: string
  currency?: string
  issuedFrom?: string
  issuedTo?: string
  dueFrom?: string
  dueTo?: string
  sort?: 'newest' | 'due'
  limit: string
}

export const run: Run<Options> = async ({ output, connect }, options) => {
  const client = await connect()
  const { status, search, currency, issuedFrom, issuedTo, dueFrom, dueTo, sort, limit } = options
  const owner = options.client && (await findClient(client, options.client))
  const query = {
    ...{
      status,
      client: owner ? owner.id : undefined,
      q: search,
      currency: currency?.toUpperCase(),
    },
    ...{ issuedFrom, issuedTo, dueFrom, dueTo, sort },
  }
  const invoices = await atMost(limit, (size) =>
    client.pages('admin.invoices.index', { query: { ...query, limit: size } })
  )
  for (const invoice of invoices) output.record(invoice)
  if (invoices.length === 0) return output.say('No invoices.')
  showTable(output, invoices)
}

function showTable(output: Context['output'], invoices: Invoice[]): void {
  const { green, red, dim } = output.paint
  const paint = (status: string) => {
    if (status.startsWith('overdue')) return red(status)
    return status === 'paid' ? green(status) : status === 'void' ? dim(status) : status
  }
  output.table(
    [
      { title: 'Number', shrinks: true, least: 20 },
      { title: 'Client', shrinks: true, least: 20 },
      { title: 'Issued', drops: true },
      { title: 'Due' },
      { title: 'Total', align: 'right' },
      { title: 'Left', align: 'right' },
      { title: 'Status', paint },
    ],
    invoices.map((invoice) => [
      invoice.number,
      invoice.client.name,
      invoice.issuedOn,
      invoice.dueOn ?? '–',
      formatAmount(invoice.total),
      formatAmount(invoice.balance),
      statusOf(invoice),
    ])
  )
}

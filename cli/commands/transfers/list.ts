import type { Row } from '../../client.ts'
import type { Run } from '../../context.ts'
import { formatAmount } from '../../lib/money.ts'
import { findClientId } from '../../lib/payments/payables.ts'
import { atMost } from '../../lib/rows.ts'

type Report = Row<'admin.transfer_reports.index'>
type Options = { client?: string; state?: Report['state']; limit: string }

export const run: Run<Options> = async ({ output, connect }, options) => {
  const client = await connect()
  const owner = options.client && (await findClientId(client, options.client))
  const query = { client: owner, state: options.state }
  const reports = await atMost(options.limit, (size) =>
    client.pages('admin.transfer_reports.index', { query: { ...query, limit: size } })
  )
  for (const report of reports) output.record(report)
  if (reports.length === 0) return output.say('No transfers.')

  const { green, yellow, dim } = output.paint
  const paint = (state: string) =>
    state === 'pending' ? yellow(state) : state === 'confirmed' ? green(state) : dim(state)
  output.table(
    [
      { title: 'Transfer' },
      { title: 'Client', shrinks: true },
      { title: 'Invoice', shrinks: true },
      { title: 'Amount', align: 'right' },
      { title: 'Paid on' },
      { title: 'Reference', shrinks: true },
      { title: 'State', paint },
    ],
    reports.map(({ id, client: by, invoice, amount, paidOn, reference, state }) => [
      ...[id, by.name, invoice.number, formatAmount(amount), paidOn, reference ?? '–', state],
    ])
  )
}

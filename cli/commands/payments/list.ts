import type { Context, Run } from '../../context.ts'
import type { Row } from '../../client.ts'
import { formatAmount } from '../../lib/money.ts'
import { methodOf } from '../../lib/payments/method.ts'
import { findClientId } from '../../lib/payments/payables.ts'
import { spoken } from '../../lib/jobs/words.ts'
import { atMost } from '../../lib/rows.ts'
import { time } from '../../lib/time.ts'

type Payment = Row<'admin.payments.index'>
type Options = {
  client?: string
  gateway?: Payment['gateway']
  state?: Payment['state'] | 'unapplied'
  from?: string
  to?: string
  limit: string
}

export const run: Run<Options> = async ({ output, connect }, options) => {
  const client = await connect()
  const { gateway, state, from, to, limit } = options
  const owner = options.client && (await findClientId(client, options.client))
  const payments = await atMost(limit, (size) =>
    client.pages('admin.payments.index', {
      query: { client: owner, gateway, state, from, to, limit: size },
    })
  )
  for (const payment of payments) output.record(payment)
  if (payments.length === 0) return output.say('No payments.')
  showTable(output, payments)
}

function showTable(output: Context['output'], payments: Payment[]): void {
  const { green, yellow, red } = output.paint
  const paint = (state: string) =>
    state === 'received' ? green(state) : state === 'disputed' ? red(state) : yellow(state)
  output.table(
    [
      { title: 'Receipt' },
      { title: 'Client', shrinks: true, least: 20 },
      { title: 'Amount', align: 'right' },
      { title: 'State', paint },
      { title: 'By', shrinks: true, least: 16 },
      { title: 'Reference', shrinks: true, least: 12, drops: true },
      { title: 'Paid' },
    ],
    payments.map((payment) => [
      payment.receiptNumber,
      payment.client.name,
      formatAmount(payment.amount),
      spoken(payment.state),
      methodOf(payment),
      payment.reference ?? '–',
      time(payment.paidAt),
    ])
  )
}

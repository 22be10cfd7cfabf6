import type { Run } from '../../context.ts'
import { formatAmount } from '../../lib/money.ts'
import { findClientId } from '../../lib/payments/payables.ts'

export const run: Run<object> = async ({ output, connect }, _, [name]) => {
  const client = await connect()
  const id = await findClientId(client, name)
  const credit = await client.data('admin.client_credits.show', { params: { id } })
  output.record(credit)
  const rows = [
    ...credit.payments.map((one) => [one.receiptNumber, 'payment', formatAmount(one.left)]),
    ...credit.creditNotes.map((one) => [one.number, 'credit note', formatAmount(one.left)]),
  ]
  if (rows.length === 0) return output.say('No credit.')
  output.table(
    [{ title: 'From', shrinks: true }, { title: 'What' }, { title: 'Left', align: 'right' }],
    rows
  )
  output.say(`\nIn all ${credit.credit.map(formatAmount).join(', ')}.`)
}

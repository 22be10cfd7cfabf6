import type { Context, Run } from '../../context.ts'
import { formatAmount } from '../../lib/money.ts'
import { type ClientRecord, findClient } from '../../lib/people/find_client.ts'
import { clean } from '../../lib/text.ts'
import { time } from '../../lib/time.ts'

export const run: Run<object> = async ({ output, connect }, _, [name]) => {
  const found = await findClient(await connect(), name)
  output.record(found)
  tell(output, found)
}

function tell(output: Context['output'], client: ClientRecord): void {
  const { bold, dim } = output.paint
  output.say(bold(clean(client.name)) + (client.ref ? dim(`  ${clean(client.ref)}`) : ''))
  const lines = factsOf(client).filter(([, text]) => text)
  const width = Math.max(...lines.map(([label]) => label.length))
  for (const [label, text] of lines) {
    output.say(`  ${dim(label.padEnd(width))}  ${clean(String(text))}`)
  }
  if (client.accounts.length === 0) return
  output.say('')
  output.table(
    [
      { title: 'Person', shrinks: true },
      { title: 'Address', shrinks: true },
      { title: 'Role' },
      { title: 'State' },
      { title: 'Last signed in' },
    ],
    client.accounts.map(({ account, role, state, lastSignedInAt }) => [
      account.name,
      account.email ?? 'no address',
      role,
      state.replaceAll('_', ' '),
      lastSignedInAt ? time(lastSignedInAt) : '–',
    ])
  )
}

function factsOf(client: ClientRecord): [label: string, text: string | null][] {
  const { address, balances, credit, invoices } = client
  const place = [address.line1, address.line2, address.postcode, address.city, address.region]
  const open = balances.map(
    (one) =>
      formatAmount(one.open) +
      (one.overdue.amountMinor > 0 ? ` (${formatAmount(one.overdue)} overdue)` : '')
  )
  return [
    ['Id', client.id],
    ['Legal name', client.legalName],
    ['Tax number', client.taxNumber],
    ['Contact', client.contactName],
    ['Billing', client.billingEmail],
    ['Phone', client.phone],
    ['Address', place.filter(Boolean).join(', ')],
    ['Country', client.country],
    ['Language', client.locale],
    ['Owes', open.join(' + ') || 'nothing'],
    ['Credit', credit.map(formatAmount).join(' + ')],
    [
      'Invoices',
      `${invoices.all} (${invoices.unpaid} to pay, ${invoices.overdue} overdue, ${invoices.paid} paid)`,
    ],
    ['Last seen', client.lastActivityAt && time(client.lastActivityAt)],
  ]
}

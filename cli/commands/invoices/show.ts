import type { AnswerData } from '../../client.ts'
import type { Context, Run } from '../../context.ts'
import { findInvoice } from '../../lib/invoices/find_invoice.ts'
import { statusOf } from '../../lib/invoices/status.ts'
import { formatAmount } from '../../lib/money.ts'
import { clean } from '../../lib/text.ts'
import { time } from '../../lib/time.ts'

type Invoice = AnswerData<'admin.invoices.show'>

export const run: Run<object> = async ({ output, connect }, _, [name]) => {
  const client = await connect()
  const { id } = await findInvoice(client, name)
  const invoice = await client.data('admin.invoices.show', { params: { id } })
  output.record(invoice)
  showHead(output, invoice)
  showLines(output, invoice)
  showPayments(output, invoice)
  showTimeline(output, invoice)
}

function showHead(output: Context['output'], invoice: Invoice): void {
  const { client, voided } = invoice
  const facts: [string, string | null][] = [
    ['Status', voided ? `void: ${voided.reason ?? ''}` : statusOf(invoice)],
    ['Client', [client.name, client.ref].filter(Boolean).join(', ')],
    ['Seller', invoice.seller.name],
    ['Issued', invoice.issuedOn],
    ['Due', invoice.dueOn],
    ['Title', invoice.title],
    ['Order', invoice.poNumber],
    ['Total', formatAmount(invoice.total)],
    ['Paid', formatAmount(invoice.sums.paid)],
    ['Left', formatAmount(invoice.balance)],
    ['File', invoice.file?.name ?? null],
    ['Id', invoice.id],
  ]
  output.say(`${output.paint.bold(clean(invoice.number))}`)
  for (const [label, value] of facts) {
    if (value) output.say(`  ${output.paint.dim(label.padEnd(7))} ${clean(value)}`)
  }
}

function showLines(output: Context['output'], { lines, taxes }: Invoice): void {
  output.say('')
  output.table(
    [
      { title: 'Line', shrinks: true },
      { title: 'Quantity', align: 'right' },
      { title: 'Price', align: 'right' },
      { title: 'Tax', align: 'right' },
      { title: 'Net', align: 'right' },
    ],
    lines.map((line) => [
      line.name,
      line.quantity,
      line.unitPrice,
      line.taxRate === null ? '–' : `${line.taxRate} %`,
      formatAmount(line.net),
    ])
  )
  for (const tax of taxes) {
    const rate = tax.rate === null ? tax.category : `${tax.rate} %`
    output.say(clean(`  Tax ${rate} of ${formatAmount(tax.taxable)}: ${formatAmount(tax.tax)}`))
  }
}

function showPayments(output: Context['output'], { payments }: Invoice): void {
  if (payments.length === 0) return
  output.say('')
  output.table(
    [
      { title: 'Payment' },
      { title: 'Amount', align: 'right' },
      { title: 'By', shrinks: true },
      { title: 'State' },
    ],
    payments.map((row) => [row.on, formatAmount(row.amount), row.method.label, row.state])
  )
}

function showTimeline(output: Context['output'], { timeline }: Invoice): void {
  if (timeline.length === 0) return
  output.say('')
  output.table(
    [{ title: 'When' }, { title: 'What' }, { title: 'By', shrinks: true }],
    timeline.map(({ at, action, actor }) => [
      time(at),
      action.replace(/^invoice\./, '').replaceAll('_', ' '),
      actor.role ?? actor.type,
    ])
  )
}

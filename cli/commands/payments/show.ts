import type { Context, Run } from '../../context.ts'
import { methodOf } from '../../lib/payments/method.ts'
import { spoken } from '../../lib/jobs/words.ts'
import { sayLines } from '../../lib/lines.ts'
import { formatAmount } from '../../lib/money.ts'
import { findPayment, type PaymentRecord } from '../../lib/payments/find_payment.ts'
import { clean } from '../../lib/text.ts'
import { time } from '../../lib/time.ts'

export const run: Run<object> = async ({ output, connect }, _, [name]) => {
  const payment = await findPayment(await connect(), name)
  output.record(payment)
  showFacts(output, payment)
  showAllocations(output, payment)
  showRefunds(output, payment)
  showEvents(output, payment)
}

function showFacts(output: Context['output'], payment: PaymentRecord): void {
  const { amount, refunded, unapplied, intent, disputes } = payment
  output.say(
    `${output.paint.bold(`${clean(payment.receiptNumber)}  ${formatAmount(amount)}`)}  ${spoken(payment.state)}`
  )
  sayLines(output, [
    ['Id', payment.id],
    ['Client', payment.client.name],
    ['Paid', time(payment.paidAt)],
    ['By', methodOf(payment)],
    ['Reference', payment.reference],
    ['Note', payment.note],
    ['Recorded by', payment.recordedBy],
    ['Went back', refunded.amountMinor > 0 ? formatAmount(refunded) : null],
    [
      'Credit',
      unapplied.amountMinor > 0 ? `${formatAmount(unapplied)} count towards no invoice` : null,
    ],
    ['Attempt', intent && `${intent.id}, ${spoken(intent.state)}`],
    ...disputes.map(({ state, amount: contested, reason, respondBy }): [string, string] => [
      'Dispute',
      `${spoken(state)}, ${formatAmount(contested)}${reason ? `: ${reason}` : ''}${respondBy ? `, answer by ${time(respondBy)}` : ''}`,
    ]),
  ])
}

function showAllocations(output: Context['output'], { allocations }: PaymentRecord): void {
  if (allocations.length === 0) return
  output.say('')
  output.table(
    [
      { title: 'Counts towards', shrinks: true },
      { title: 'Amount', align: 'right' },
      { title: 'Since' },
    ],
    allocations.map(({ invoice, amount, at }) => [invoice.number, formatAmount(amount), time(at)])
  )
}

function showRefunds(output: Context['output'], { refunds }: PaymentRecord): void {
  if (refunds.length === 0) return
  output.say('')
  output.table(
    [
      { title: 'Refund' },
      { title: 'Amount', align: 'right' },
      { title: 'State' },
      { title: 'Reason', shrinks: true },
      { title: 'Requested' },
    ],
    refunds.map(({ id, amount, state, reason, failure, requestedAt }) => [
      id,
      formatAmount(amount),
      failure ? `${state}: ${failure.message}` : state,
      reason ?? '–',
      time(requestedAt),
    ])
  )
}

function showEvents(output: Context['output'], { events }: PaymentRecord): void {
  if (events.length === 0) return
  output.say('')
  output.table(
    [
      { title: 'Event', shrinks: true },
      { title: 'What came of it', shrinks: true },
      { title: 'Received' },
    ],
    events.map(({ type, explanation, receivedAt }) => [type, explanation, time(receivedAt)])
  )
}

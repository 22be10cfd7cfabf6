import type { AnswerData } from '../../client.ts'
import type { Run } from '../../context.ts'
import { parseAmount } from '../../lib/amount.ts'
import { confirm } from '../../lib/confirm.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { type Amount, formatAmount } from '../../lib/money.ts'
import { moveMoney } from '../../lib/payments/move_money.ts'
import { onceKey } from '../../lib/payments/once_key.ts'
import { findPayables, invoiceNamed, type Payable } from '../../lib/payments/payables.ts'
import { clean } from '../../lib/text.ts'

type Credit = AnswerData<'admin.client_credits.show'>
type Options = {
  from: string
  invoice: string
  amount?: string
  again?: boolean
  dryRun?: boolean
  yes?: boolean
}
type Source = { ids: { paymentId?: string; creditNoteId?: string }; left: Amount }

export const run: Run<Options> = async ({ output, connect }, options, [name]) => {
  const client = await connect()
  const payables = await findPayables(client, name, [options.invoice])
  const invoice = invoiceNamed(payables, options.invoice)
  const { id } = payables.client
  const credit = await client.data('admin.client_credits.show', { params: { id } })
  const source = sourceNamed(credit, options.from)
  const amount = amountOf(options.amount, source.left, invoice)
  const body = { ...source.ids, invoiceId: invoice.id, amountMinor: amount.amountMinor }
  if (options.dryRun) output.record({ outcome: 'would-allocate', ...body })

  const what = `Count ${formatAmount(amount)} of ${clean(options.from)} towards ${clean(invoice.number)}?`
  if (options.dryRun) return output.say(`Would ask: ${what}`)
  if (!(await confirm(what, options.yes))) {
    output.note('Nothing was changed.')
    process.exitCode = EXIT.failed
    return
  }
  // What was said, and nothing that a first run changes.
  const said = options.amount === undefined ? null : amount
  const content = [source.ids, invoice.id, said?.amountMinor, said?.currency]
  const headers = { 'idempotency-key': onceKey('credit', content, options.again) }
  const again = options.again ?? false
  const seeIt = `portal invoices show ${clean(invoice.number)}`
  const allocated = await moveMoney({ again, what: 'allocated', seeIt }, () =>
    client.data('admin.credit_allocations.store', { body, headers })
  )
  // An answer that is told once more tells what was left then.
  const isNews = allocated.creditLeft.amountMinor === source.left.amountMinor - amount.amountMinor
  output.record({ outcome: isNews ? 'allocated' : 'allocated-before', ...allocated })
  if (!isNews) {
    output.say('It was allocated before; nothing was added.')
    return output.note('If this is another part that looks the same, say --again.')
  }
  output.say(
    `${output.paint.green('✓')} ${clean(allocated.invoice.number)} asks for ${formatAmount(allocated.invoice.balance)} now; ` +
      `${formatAmount(allocated.creditLeft)} of the credit are left.`
  )
}

function sourceNamed({ payments, creditNotes }: Credit, name: string): Source {
  const payment = payments.find(({ id, receiptNumber }) => id === name || receiptNumber === name)
  if (payment) return { ids: { paymentId: payment.id }, left: payment.left }
  const note = creditNotes.find(({ id, number }) => id === name || number === name)
  if (note) return { ids: { creditNoteId: note.id }, left: note.left }
  throw new Failure('no-credit', `There is no credit left from "${name}".`, {
    hint: 'An earlier run may have used it. See what there is with: portal credit list <client>',
  })
}

function amountOf(text: string | undefined, left: Amount, { number, balance }: Payable): Amount {
  if (balance.currency !== left.currency) {
    throw new Failure(
      'other-currency',
      `${number} asks for ${balance.currency}, not ${left.currency}.`
    )
  }
  if (text !== undefined) return parseAmount(text, '--amount', left.currency)
  const amountMinor = Math.min(left.amountMinor, balance.amountMinor)
  if (amountMinor > 0) return { amountMinor, currency: left.currency }
  throw new Failure('nothing-to-pay', `${number} asks for nothing any more.`)
}

import type { Context, Run } from '../../context.ts'
import { parseAmount } from '../../lib/amount.ts'
import { confirm } from '../../lib/confirm.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { spoken } from '../../lib/jobs/words.ts'
import { sayLines } from '../../lib/lines.ts'
import { type Amount, formatAmount } from '../../lib/money.ts'
import { findPayment, type PaymentRecord } from '../../lib/payments/find_payment.ts'
import { followRefund, tellRefund } from '../../lib/payments/follow_refund.ts'
import { moveMoney } from '../../lib/payments/move_money.ts'
import { onceKey } from '../../lib/payments/once_key.ts'
import { clean } from '../../lib/text.ts'

type Options = {
  amount?: string
  reason: string
  stillOwed?: boolean
  creditNote?: boolean
  again?: boolean
  dryRun?: boolean
  yes?: boolean
}

export const run: Run<Options> = async (context, options, [name]) => {
  const { output, connect } = context
  const stillOwed = standing(options)
  const client = await connect()
  const payment = await findPayment(client, name)
  const amount = amountOf(payment, options.amount)
  preview(context, payment, amount, { reason: options.reason, stillOwed })
  const body = { amountMinor: amount.amountMinor, reason: options.reason, stillOwed }
  if (options.dryRun) {
    return output.record({ outcome: 'would-refund', payment: payment.id, ...body })
  }
  if (!(await confirm(`Refund ${formatAmount(amount)}?`, options.yes))) {
    output.note('Nothing was sent back.')
    process.exitCode = EXIT.failed
    return
  }

  // One that failed may be tried again; one that did not is not asked for twice.
  const failed = payment.refunds.filter(({ state }) => state === 'failed').map(({ id }) => id)
  const content = [payment.id, body, failed]
  const headers = { 'idempotency-key': onceKey('refund', content, options.again) }
  const again = options.again ?? false
  const seeIt = `portal payments show ${clean(payment.receiptNumber)}`
  const asked = await moveMoney({ again, what: 'requested', seeIt }, () =>
    client.data('admin.refunds.store', { params: { id: payment.id }, body, headers })
  )
  const wasThere = payment.refunds.some(({ id }) => id === asked.id)
  if (wasThere) output.note('It was asked for before; nothing is sent back a second time.')
  tellRefund(context, await followRefund(context, client, asked), wasThere)
}

function standing({ stillOwed, creditNote }: Options): boolean {
  if (stillOwed) return true
  if (creditNote) return false
  throw new Failure('usage', 'Does the client still owe it? Say --still-owed or --credit-note.', {
    exitStatus: EXIT.usage,
    hint: '--credit-note closes the invoices with a credit note, as for goods that came back.',
  })
}

/** What --amount says, else all that has not gone back and is not on its way back. */
function amountOf({ amount, refunds }: PaymentRecord, text: string | undefined): Amount {
  if (text !== undefined) return parseAmount(text, '--amount', amount.currency)
  const gone = refunds.filter(({ state }) => state !== 'failed')
  const left = gone.reduce((sum, refund) => sum - refund.amount.amountMinor, amount.amountMinor)
  if (left > 0) return { amountMinor: left, currency: amount.currency }
  throw new Failure('nothing-left', 'Nothing of it is left to be sent back.', {
    hint: `Refunds: ${gone.map(({ id, state }) => `${id} (${spoken(state)})`).join(', ')}`,
  })
}

function preview(
  { output }: Context,
  payment: PaymentRecord,
  amount: Amount,
  { reason, stillOwed }: { reason: string; stillOwed: boolean }
): void {
  // The portal sends back only what came through a gateway.
  const isSent = payment.intent !== null
  sayLines(output, [
    [
      'Payment',
      `${payment.receiptNumber}, ${formatAmount(payment.amount)} from ${payment.client.name}`,
    ],
    [
      'Refund',
      `${formatAmount(amount)} ${isSent ? `through ${spoken(payment.gateway)}` : 'that you have paid back yourselves'}`,
    ],
    ['Reason', `${clean(reason)} (the client reads it)`],
    ['Then', stillOwed ? 'it is owed again' : 'a credit note closes what it paid for'],
  ])
}

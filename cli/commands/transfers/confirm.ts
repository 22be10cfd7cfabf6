import type { Run } from '../../context.ts'
import { parseAmount } from '../../lib/amount.ts'
import { confirm } from '../../lib/confirm.ts'
import { EXIT } from '../../lib/failure.ts'
import { formatAmount } from '../../lib/money.ts'
import { moveMoney } from '../../lib/payments/move_money.ts'
import { onceKey } from '../../lib/payments/once_key.ts'
import { sayReport } from '../../lib/payments/say_report.ts'
import { clean } from '../../lib/text.ts'

type Options = { amount?: string; paidOn?: string; yes?: boolean }

export const run: Run<Options> = async ({ output, connect }, options, [id]) => {
  const client = await connect()
  const report = await client.data('admin.transfer_reports.show', { params: { id } })
  const { currency } = report.amount
  const amount = options.amount && parseAmount(options.amount, '--amount', currency)
  sayReport(output, report)
  const came = amount || report.amount
  if (!(await confirm(`Did ${formatAmount(came)} arrive?`, options.yes))) {
    output.note('Nothing was changed.')
    process.exitCode = EXIT.failed
    return
  }

  const body = {
    ...(amount && { amountMinor: amount.amountMinor }),
    ...(options.paidOn && { paidOn: options.paidOn }),
  }
  const headers = { 'idempotency-key': onceKey('transfer', [id, body], false) }
  const confirmed = await moveMoney(
    { again: null, what: 'confirmed', seeIt: 'portal transfers list' },
    () => client.data('admin.transfer_confirmations.store', { params: { id }, body, headers })
  )
  output.record(confirmed)
  const receipt = confirmed.payment ? ` as ${clean(confirmed.payment.receiptNumber)}` : ''
  output.say(`${output.paint.green('✓')} Recorded${receipt}.`)
}

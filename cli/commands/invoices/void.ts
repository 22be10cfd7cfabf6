import type { Run } from '../../context.ts'
import { confirm } from '../../lib/confirm.ts'
import { EXIT } from '../../lib/failure.ts'
import { findInvoice } from '../../lib/invoices/find_invoice.ts'
import { formatAmount } from '../../lib/money.ts'
import { clean } from '../../lib/text.ts'

type Options = { reason: string; yes?: true }

export const run: Run<Options> = async ({ output, connect }, { reason, yes }, [name]) => {
  const client = await connect()
  const invoice = await findInvoice(client, name)
  const what = `${invoice.number} of ${invoice.client.name}, ${formatAmount(invoice.total)}`
  output.note(clean(`${what}, will no longer be owed. Its client sees that, and the reason.`))
  if (!(await confirm('Void it? This cannot be undone.', yes))) {
    output.note('Nothing was changed.')
    process.exitCode = EXIT.failed
    return
  }

  const voided = await client.data('admin.invoice_voidings.update', {
    params: { id: invoice.id },
    body: { reason },
  })
  output.record(voided)
  output.say(clean(`${voided.number} is void: ${voided.voided?.reason ?? ''}`))
}

import type { Run } from '../../context.ts'
import { fileNameOf, saveDownload } from '../../lib/save_download.ts'
import { findPayment } from '../../lib/payments/find_payment.ts'

export const run: Run<{ output?: string }> = async (context, { output: file }, [name]) => {
  const client = await context.connect()
  const { id, receiptNumber } = await findPayment(client, name)
  const download = await client.stream('admin.payment_receipts.show', ['application/pdf'], {
    params: { id },
  })
  await saveDownload(context, download, {
    asked: file,
    suggested: `${fileNameOf(receiptNumber)}.pdf`,
  })
}

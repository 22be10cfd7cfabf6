import type { Run } from '../../context.ts'
import { findInvoice } from '../../lib/invoices/find_invoice.ts'
import { fileNameOf, saveDownload } from '../../lib/save_download.ts'

export const run: Run<{ output?: string }> = async (context, { output: file }, [name]) => {
  const client = await context.connect()
  const { id, number } = await findInvoice(client, name)
  const download = await client.stream('admin.invoice_documents.pdf', ['application/pdf'], {
    params: { id },
  })
  await saveDownload(context, download, {
    asked: file,
    suggested: `${fileNameOf(number)}.pdf`,
  })
}

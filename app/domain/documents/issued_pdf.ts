import { createHash } from 'node:crypto'
import type { DateTime } from 'luxon'
import { insertIfAbsent } from '#database/insert_if_absent'
import { writeTransaction } from '#database/write_transaction'
import { iso } from '#domain/shared/iso'
import type Invoice from '#models/invoice'
import InvoiceFile from '#models/invoice_file'

/** `sha256` is of the bytes, in hex. */
export type IssuedPdf = { bytes: Buffer; sha256: string }

/**
 * The PDF of an invoice as it was first handed out. What is rendered for whoever asks first is kept
 * beside the invoice, and everybody gets those bytes for good: a new logo, address or template
 * changes no document that is out already. Of two who ask first at once, one rendering is kept and
 * both get it. Rejects with what `render` throws; nothing is kept then.
 */
export async function issuedPdf(
  invoice: Invoice,
  render: () => Promise<Buffer>,
  now: DateTime
): Promise<IssuedPdf> {
  return (await findKept(invoice)) ?? (await keepFirst(invoice, await render(), now))
}

async function findKept(invoice: Invoice): Promise<IssuedPdf | null> {
  const file = await InvoiceFile.query()
    .where('invoice_id', invoice.id)
    .where('kind', 'pdf')
    .select('bytes', 'sha_256')
    .first()
  return file && { bytes: Buffer.from(file.bytes), sha256: file.sha256 }
}

async function keepFirst(invoice: Invoice, bytes: Buffer, now: DateTime): Promise<IssuedPdf> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const isFirst = await writeTransaction((trx) =>
    insertIfAbsent(
      trx,
      'invoice_files',
      {
        client_id: invoice.clientId,
        invoice_id: invoice.id,
        kind: 'pdf',
        media_type: 'application/pdf',
        file_name: 'invoice.pdf',
        sha_256: sha256,
        bytes,
        created_at: iso(now),
      },
      ['invoice_id', 'kind']
    )
  )
  return (isFirst ? null : await findKept(invoice)) ?? { bytes, sha256 }
}

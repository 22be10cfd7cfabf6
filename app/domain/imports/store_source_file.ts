import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type Invoice from '#models/invoice'
import InvoiceFile from '#models/invoice_file'

/** Keeps the e-invoice byte for byte, so that the client can have exactly what was issued. */
export async function storeSourceFile(
  trx: TransactionClientContract,
  invoice: Invoice,
  file: { bytes: Uint8Array; name: string },
  now: DateTime
): Promise<void> {
  await InvoiceFile.create(
    {
      clientId: invoice.clientId,
      invoiceId: invoice.id,
      kind: 'e_invoice',
      mediaType: 'application/xml',
      fileName: safeFileName(file.name),
      sha256: invoice.sourceHash,
      bytes: Buffer.from(file.bytes),
      createdAt: now,
    },
    { client: trx }
  )
}

/** The last part of a path, without what a terminal or a header would act on. */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{C}"<>:|?*]/gu, '').trim()
  return [...clean].slice(-200).join('') || 'invoice.xml'
}

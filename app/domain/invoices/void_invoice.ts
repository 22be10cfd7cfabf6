import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Invoice from '#models/invoice'

export type Voiding = {
  invoiceId: number
  /** For the client to read, at most 500 characters. */
  reason: string
  /** Row id of the invoice that stands instead, or null. */
  replacedById: number | null
}

/**
 * Takes an invoice back: it stays readable and cannot be paid. Its sums stay what the ledger says;
 * only issued invoices are owed. Refused once money or credit counts towards it, or is on its way:
 * that takes a credit note. Twice is the same as once.
 */
export async function voidInvoice(
  { invoiceId, reason, replacedById }: Voiding,
  actor: Actor,
  now: DateTime
): Promise<Done<Invoice> | Refused<'not_found' | 'invoice_not_issued' | 'invoice_has_money'>> {
  return writeTransaction(async (trx) => {
    await lockRows(trx, 'invoices', [invoiceId])
    const invoice = await Invoice.query({ client: trx }).where('id', invoiceId).first()
    if (!invoice) return refused('not_found')
    if (invoice.state === 'void') return done(invoice)
    if (invoice.state !== 'issued') return refused('invoice_not_issued')
    const moved = invoice.paidMinor + invoice.creditedMinor + invoice.refundedMinor
    if (moved + invoice.pendingMinor > 0) return refused('invoice_has_money')

    invoice.merge({
      state: 'void',
      voidedAt: now,
      voidReason: [...reason].slice(0, 500).join(''),
      replacedById,
    })
    await invoice.useTransaction(trx).save()
    await recordAudit(
      trx,
      actor,
      {
        action: 'invoice.voided',
        clientId: invoice.clientId,
        target: { type: 'invoice', id: invoice.publicId },
        details: { number: invoice.number, replaced: replacedById !== null },
      },
      now
    )
    return done(invoice)
  })
}

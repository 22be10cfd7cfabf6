import { createHash } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { nextCount } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { storeInvoice } from '#domain/imports/store_invoice'
import { companyToday } from '#domain/invoices/company_today'
import { draftCreditNote, type CreditedPart } from '#domain/invoices/draft_credit_note'
import { readSettings } from '#domain/settings/read_settings'
import type { Actor } from '#domain/shared/actor'
import { canonicalJson } from '#domain/shared/canonical_json'
import Invoice from '#models/invoice'

/**
 * Issues a credit note over parts of invoices of one client, seller and currency, with a number of
 * the portal's own series ("CN-000001"), dated today where the company is. It is credit until it is
 * allocated, and says `reason`. Runs in the caller's write transaction; the invoices have their `taxes` loaded.
 */
export async function writeCreditNote(
  trx: TransactionClientContract,
  parts: CreditedPart[],
  { reason, source }: { reason: string | null; source: 'refund' | 'form' },
  actor: Actor,
  now: DateTime
): Promise<Invoice> {
  const [{ invoice: first }] = parts
  const { company } = await readSettings(trx)
  const draft = draftCreditNote(parts, {
    number: await nextNumber(trx, first.sellerId),
    issuedOn: companyToday(now, company.timeZone),
    reason,
    source,
  })
  const sourceHash = createHash('sha256').update(canonicalJson(draft)).digest('hex')
  const { clientId, sellerId } = first
  const note = await storeInvoice(trx, draft, { clientId, sellerId, sourceHash }, now)
  await recordAudit(
    trx,
    actor,
    {
      action: 'credit_note.issued',
      clientId,
      target: { type: 'invoice', id: note.publicId },
      details: {
        number: note.number,
        amount: draft.totals.due.toJSON(),
        invoices: draft.precedingInvoices,
      },
    },
    now
  )
  return note
}

/** The seller's own books may have used a number of ours: then the next one is taken. */
async function nextNumber(trx: TransactionClientContract, sellerId: number): Promise<string> {
  for (;;) {
    const number = `CN-${String(await nextCount(trx, 'credit_notes')).padStart(6, '0')}`
    const taken = await Invoice.query({ client: trx })
      .where({ seller_id: sellerId, number })
      .first()
    if (!taken) return number
  }
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows } from '#database/write_transaction'
import type { CreditedPart } from '#domain/invoices/draft_credit_note'
import { writeCreditNote } from '#domain/invoices/write_credit_note'
import { allocateCreditIn } from '#domain/ledger/allocate_credit'
import { takenOff } from '#domain/ledger/refunds/taken_off'
import type { Actor } from '#domain/shared/actor'
import Invoice from '#models/invoice'
import type Refund from '#models/refund'

/**
 * The client no longer owes what the refund was for: a credit note closes what it opened again, as
 * far as that is still open. One document for each seller (nearly always one); the refund keeps the
 * first. A note that the caller has already (`creditNoteId`) is used instead. Runs in the caller's
 * write transaction, under the payment's lock.
 */
export async function closeWithCreditNote(
  trx: TransactionClientContract,
  refund: Refund,
  at: DateTime,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const parts = await openedParts(trx, refund)
  if (refund.creditNoteId) {
    await allocate(trx, refund.creditNoteId, parts, at, actor, now)
    return
  }
  const bySeller = Map.groupBy(parts, ({ invoice }) => invoice.sellerId)
  for (const ofSeller of bySeller.values()) {
    const facts = { reason: reasonOf(refund), source: 'refund' as const }
    const note = await writeCreditNote(trx, ofSeller, facts, actor, now)
    refund.creditNoteId ??= note.id
    await allocate(trx, note.id, ofSeller, at, actor, now)
  }
  await refund.useTransaction(trx).save()
}

/** What staff gave as the reason; a bank's or a dispute's own words are not for the document. */
function reasonOf({ kind, reason }: Refund): string | null {
  return kind === 'refund' ? reason : null
}

/** What the refund took off each invoice, at most what is open there now; the first one first. */
async function openedParts(
  trx: TransactionClientContract,
  refund: Refund
): Promise<CreditedPart[]> {
  const shares = await takenOff(trx, refund)
  const taken = new Map(shares.map(({ invoiceId, amountMinor }) => [invoiceId, amountMinor]))
  await lockRows(trx, 'invoices', [...taken.keys()])
  const invoices = await Invoice.query({ client: trx })
    .whereIn('id', [...taken.keys()])
    .where('state', 'issued')
    .preload('taxes', (taxes) => taxes.orderBy('position'))
    .orderBy('id')
  return invoices
    .map((invoice) => {
      const amountMinor = Math.min(taken.get(invoice.id) ?? 0, invoice.balanceMinor)
      return { invoice, amountMinor }
    })
    .filter(({ amountMinor }) => amountMinor > 0)
}

async function allocate(
  trx: TransactionClientContract,
  creditNoteId: number,
  parts: CreditedPart[],
  at: DateTime,
  actor: Actor,
  now: DateTime
) {
  for (const { invoice, amountMinor: openedMinor } of parts) {
    const note = await Invoice.query({ client: trx }).where('id', creditNoteId).firstOrFail()
    const amountMinor = Math.min(note.creditLeftMinor, openedMinor)
    if (amountMinor <= 0) continue
    const request = { source: { creditNoteId }, invoiceId: invoice.id, amountMinor, at }
    const outcome = await allocateCreditIn(trx, request, actor, now)
    if (!outcome.ok) throw new Error(`The credit note cannot be allocated: ${outcome.code}`)
  }
}

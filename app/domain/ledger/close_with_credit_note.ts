import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { allocateCreditIn } from '#domain/ledger/allocate_credit'
import type { Actor } from '#domain/shared/actor'
import Invoice from '#models/invoice'
import type Refund from '#models/refund'

/** Allocates the refund's credit note to the invoices that it opened again, as far as it reaches. */
export async function closeWithCreditNote(
  trx: TransactionClientContract,
  { creditNoteId }: Refund,
  invoiceIds: number[],
  at: DateTime,
  actor: Actor,
  now: DateTime
): Promise<void> {
  if (creditNoteId === null || creditNoteId === undefined) return
  for (const invoiceId of invoiceIds) {
    const note = await Invoice.query({ client: trx }).where('id', creditNoteId).firstOrFail()
    const invoice = await Invoice.query({ client: trx }).where('id', invoiceId).firstOrFail()
    const amountMinor = Math.min(note.creditLeftMinor, invoice.balanceMinor)
    if (amountMinor <= 0) continue
    const request = { source: { creditNoteId }, invoiceId, amountMinor, at }
    const outcome = await allocateCreditIn(trx, request, actor, now)
    if (!outcome.ok) throw new Error(`The credit note cannot be allocated: ${outcome.code}`)
  }
}

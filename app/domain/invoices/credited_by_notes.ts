import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import Allocation from '#models/allocation'
import Invoice from '#models/invoice'

/** A credit note about an invoice, and how much of that invoice it takes back, in minor units. */
export type CreditingNote = { note: Invoice; amountMinor: number }

/**
 * The credit notes that name this invoice (EN 16931, BT-25), the oldest first. Of one that names
 * several, what counts is what was allocated to this one.
 */
export async function creditNotesOn(
  client: QueryClientContract,
  { id, clientId, sellerId, number }: Invoice
): Promise<CreditingNote[]> {
  // Signs that JSON escapes, or a pattern means, stand for anything: the rows are looked at below.
  const pattern = `%${number.replace(/[\\%_"/]|\p{C}/gu, '%')}%`
  const found = await Invoice.query({ client })
    .where({ client_id: clientId, seller_id: sellerId, kind: 'credit_note', state: 'issued' })
    .whereLike('preceding_invoices', pattern)
    .orderBy('id')
  const notes = found.filter((note) => note.precedingInvoices.includes(number))
  const shares = await Allocation.query({ client })
    .where('invoice_id', id)
    .whereIn(
      'credit_note_id',
      notes.map((note) => note.id)
    )
  return notes.map((note) => {
    const isOnly = note.precedingInvoices.every((one) => one === number)
    const allocated = shares
      .filter(({ creditNoteId }) => Number(creditNoteId) === note.id)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    return { note, amountMinor: isOnly ? Math.abs(note.taxInclusiveMinor) : allocated }
  })
}

/** What of an invoice no credit note has taken back yet, in minor units; 0 of what is none. */
export function leftToCredit(invoice: Invoice, notes: CreditingNote[]): number {
  if (invoice.state !== 'issued' || invoice.kind !== 'invoice') return 0
  const credited = notes.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return Math.max(invoice.taxInclusiveMinor - credited, 0)
}

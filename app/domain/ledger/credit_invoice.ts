import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { announceInvoice } from '#domain/imports/announce_invoice'
import { creditNotesOn, leftToCredit } from '#domain/invoices/credited_by_notes'
import { writeCreditNote } from '#domain/invoices/write_credit_note'
import { allocateCreditIn } from '#domain/ledger/allocate_credit'
import { Money } from '#domain/money/money'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Client from '#models/client'
import Invoice from '#models/invoice'

type CreditNoteRequest = {
  invoiceId: number
  /** A positive integer of minor units of the invoice's currency, tax included. */
  amountMinor: number
  /** For the client to read on the note, at most 500 characters. */
  reason: string
  /** Whether the people of the client are mailed. */
  notify: boolean
  /** The caller's own: asked again with the same key, the answer is the same note. */
  idempotencyKey?: string
}

type Credited = {
  note: Invoice
  /** What of it counts towards the invoice, in minor units; the rest is credit of the client. */
  allocatedMinor: number
}

type CreditRefused =
  | Refused<'not_found' | 'invoice_not_issued' | 'not_creditable' | 'idempotency_key_reused'>
  | Refused<'more_than_left_to_credit', { left: { amountMinor: number; currency: string } }>

/**
 * Takes an invoice back, whole or in part, by a credit note with each rate's share of the tax. At
 * most what no earlier note took back. It counts towards what is left to pay, but for what money on
 * its way will pay; what is more is the client's credit.
 */
export function creditInvoice(
  request: CreditNoteRequest,
  actor: Actor,
  now: DateTime
): Promise<Done<Credited> | CreditRefused> {
  const { amountMinor, invoiceId } = request
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) {
    throw new RangeError('A credit note is for a positive integer of minor units')
  }
  return writeTransaction(async (trx) => {
    await lockRows(trx, 'invoices', [invoiceId])
    const invoice = await Invoice.query({ client: trx })
      .where('id', invoiceId)
      .preload('taxes', (taxes) => taxes.orderBy('position'))
      .first()
    if (!invoice) return refused('not_found')
    const known = await findByKey(trx, request.idempotencyKey)
    if (known) return isSame(known, invoice, request) ? again(trx, known) : keyReused()
    if (invoice.state !== 'issued') return refused('invoice_not_issued')
    if (invoice.kind !== 'invoice' || invoice.taxInclusiveMinor <= 0) {
      return refused('not_creditable')
    }
    const leftMinor = leftToCredit(invoice, await creditNotesOn(trx, invoice))
    if (amountMinor > leftMinor) {
      const left = Money.of(invoice.currency, leftMinor).toJSON()
      return refused('more_than_left_to_credit', { left })
    }
    return done(await write(trx, invoice, request, actor, now))
  })
}

async function write(
  trx: TransactionClientContract,
  invoice: Invoice,
  { amountMinor, reason, notify, idempotencyKey }: CreditNoteRequest,
  actor: Actor,
  now: DateTime
): Promise<Credited> {
  const facts = { reason, source: 'form' as const }
  const note = await writeCreditNote(trx, [{ invoice, amountMinor }], facts, actor, now)
  await note
    .merge({ idempotencyKey: idempotencyKey ?? null })
    .useTransaction(trx)
    .save()
  const openMinor = Math.max(invoice.balanceMinor - invoice.pendingMinor, 0)
  const allocatedMinor = Math.min(openMinor, amountMinor)
  if (allocatedMinor > 0) {
    const source = { creditNoteId: note.id }
    const request = { source, invoiceId: invoice.id, amountMinor: allocatedMinor }
    const allocated = await allocateCreditIn(trx, request, actor, now)
    if (!allocated.ok) throw new Error(`The credit note cannot be allocated: ${allocated.code}`)
  }
  if (notify) {
    const client = await Client.findOrFail(invoice.clientId, { client: trx })
    await announceInvoice(trx, note, client)
  }
  return { note, allocatedMinor }
}

async function findByKey(trx: TransactionClientContract, key: string | undefined) {
  if (key === undefined) return null
  return Invoice.query({ client: trx }).where('idempotency_key', key).first()
}

function isSame(known: Invoice, invoice: Invoice, { amountMinor }: CreditNoteRequest): boolean {
  const isOnIt =
    known.sellerId === invoice.sellerId && known.precedingInvoices.includes(invoice.number)
  return isOnIt && known.taxInclusiveMinor === amountMinor
}

async function again(trx: TransactionClientContract, note: Invoice): Promise<Done<Credited>> {
  const row = await trx
    .from('allocations')
    .where('credit_note_id', note.id)
    .sum('amount_minor as minor')
    .first()
  return done({ note, allocatedMinor: Number(row?.minor ?? 0) })
}

const keyReused = () => refused('idempotency_key_reused')

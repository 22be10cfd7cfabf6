import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { creditLeft } from '#domain/ledger/refunds/refundable'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import { Money } from '#domain/money/money'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Allocation from '#models/allocation'
import Invoice from '#models/invoice'
import Payment from '#models/payment'

/** A payment with money unapplied, or a credit note (also an invoice with a negative amount). */
export type CreditSource = { paymentId: number } | { creditNoteId: number }

type CreditRequest = {
  source: CreditSource
  invoiceId: number
  amountMinor: number
  at?: DateTime
  idempotencyKey?: string
}

type AllocationRefused =
  | Refused<
      | 'not_found'
      | 'other_client'
      | 'other_currency'
      | 'invoice_not_issued'
      | 'not_enough_credit'
      | 'idempotency_key_reused'
    >
  | Refused<'more_than_the_balance', { balance: { amountMinor: number; currency: string } }>

/**
 * Counts credit of the client towards one of its invoices. `amountMinor` is a positive integer, at
 * most the credit that is left and the invoice's balance. `at` is the day the status shows. With an
 * `idempotencyKey` that was used before, nothing is allocated again.
 */
export async function allocateCredit(
  request: CreditRequest,
  actor: Actor,
  now: DateTime
): Promise<Done<Invoice> | AllocationRefused> {
  return writeTransaction((trx) => allocateCreditIn(trx, request, actor, now))
}

/** The same inside the caller's write transaction. */
export async function allocateCreditIn(
  trx: TransactionClientContract,
  request: CreditRequest,
  actor: Actor,
  now: DateTime
): Promise<Done<Invoice> | AllocationRefused> {
  const { source, invoiceId, amountMinor, at, idempotencyKey } = request
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) {
    throw new RangeError('An allocation is a positive integer of minor units')
  }
  await lockSource(trx, source, invoiceId)
  const credit = await findCredit(trx, source)
  const invoice = await Invoice.query({ client: trx }).where('id', invoiceId).first()
  if (!credit || !invoice) return refused('not_found')
  const known = await findByKey(trx, idempotencyKey)
  if (known) return isSame(known, request) ? done(invoice) : refused('idempotency_key_reused')
  if (credit.clientId !== invoice.clientId) return refused('other_client')
  if (credit.currency !== invoice.currency) return refused('other_currency')
  if (invoice.state !== 'issued') return refused('invoice_not_issued')
  if (amountMinor > credit.leftMinor) return refused('not_enough_credit')
  if (amountMinor > invoice.balanceMinor) {
    return refused('more_than_the_balance', { balance: invoice.balance.toJSON() })
  }

  await Allocation.create(
    {
      ...source,
      clientId: invoice.clientId,
      invoiceId,
      currency: invoice.currency,
      amountMinor,
      idempotencyKey: idempotencyKey ?? null,
      createdAt: now,
    },
    { client: trx }
  )
  if ('paymentId' in source) await takeFromPayment(trx, source.paymentId, amountMinor)
  const touched = 'creditNoteId' in source ? [invoiceId, source.creditNoteId] : [invoiceId]
  const recomputed = await recomputeInvoices(trx, touched, at ?? now)

  await recordAudit(
    trx,
    actor,
    {
      action: 'credit.allocated',
      clientId: invoice.clientId,
      target: { type: 'invoice', id: invoice.publicId },
      details: { from: credit.publicId, amount: Money.of(invoice.currency, amountMinor).toJSON() },
    },
    now
  )
  return done(recomputed.find((one) => one.id === invoiceId) ?? invoice)
}

async function findByKey(trx: TransactionClientContract, key: string | undefined) {
  if (key === undefined) return null
  return Allocation.query({ client: trx }).where('idempotency_key', key).first()
}

function isSame(known: Allocation, { source, invoiceId, amountMinor }: CreditRequest): boolean {
  const isSameSource =
    'paymentId' in source
      ? known.paymentId === source.paymentId
      : known.creditNoteId === source.creditNoteId
  return isSameSource && known.invoiceId === invoiceId && known.amountMinor === amountMinor
}

/** Payments before invoices, as everywhere, so that two transactions cannot wait for each other. */
async function lockSource(trx: TransactionClientContract, source: CreditSource, invoiceId: number) {
  if ('paymentId' in source) {
    await lockRows(trx, 'payments', [source.paymentId])
    await lockRows(trx, 'invoices', [invoiceId])
  } else {
    await lockRows(trx, 'invoices', [source.creditNoteId, invoiceId])
  }
}

async function findCredit(trx: TransactionClientContract, source: CreditSource) {
  if ('paymentId' in source) {
    const payment = await Payment.query({ client: trx }).where('id', source.paymentId).first()
    if (!payment) return null
    const [{ leftMinor }] = await creditLeft(trx, [payment])
    return { ...facts(payment), leftMinor }
  }
  const note = await Invoice.query({ client: trx }).where('id', source.creditNoteId).first()
  return note?.state === 'issued' ? { ...facts(note), leftMinor: note.creditLeftMinor } : null
}

function facts(row: { publicId: string; clientId: number; currency: string }) {
  return { publicId: row.publicId, clientId: row.clientId, currency: row.currency }
}

async function takeFromPayment(trx: TransactionClientContract, id: number, amountMinor: number) {
  const payment = await Payment.query({ client: trx }).where('id', id).firstOrFail()
  payment.unappliedMinor -= amountMinor
  await payment.useTransaction(trx).save()
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { ANY_CONFLICT, insertIfAbsent } from '#database/insert_if_absent'
import { lockRows, nextCount } from '#database/write_transaction'
import { spread, type Share } from '#domain/ledger/balance'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import type { Money } from '#domain/money/money'
import { iso } from '#domain/shared/iso'
import { newPublicId } from '#domain/shared/public_id'
import Allocation from '#models/allocation'
import Invoice from '#models/invoice'
import Payment from '#models/payment'

export type PaymentFacts = {
  clientId: number
  intentId: number | null
  gateway: Payment['gateway']
  /** The gateway's id, or a reference of our own for money that staff recorded. */
  gatewayPaymentId: string
  amount: Money
  method: string
  methodDetail: string | null
  paidAt: DateTime
  recordedById: number | null
  note: string | null
  /** Of the request that recorded it, unique among all payments. */
  idempotencyKey?: string
  /** Which invoices it is meant for, in the order they are served. */
  shares: Share[]
}

export type Posted = { payment: Payment; isNew: boolean; allocated: Share[]; leftMinor: number }

/** Another transaction posted the same money meanwhile; run again, and it will be found. */
export class PostedMeanwhile extends Error {
  readonly code = '40001'
}

/**
 * Puts captured money into the ledger, once: a second call with the same gateway id changes
 * nothing. It counts towards the invoices as meant, never beyond what they still ask; the rest
 * stays with the payment as the client's visible credit. Invoices that are void take nothing.
 * Runs in the caller's write transaction.
 */
export async function postPayment(
  trx: TransactionClientContract,
  facts: PaymentFacts,
  now: DateTime
): Promise<Posted> {
  const ids = facts.shares.map((share) => share.invoiceId)
  await lockRows(trx, 'invoices', ids)

  const known = await findPosted(trx, facts)
  if (known) return { payment: known, isNew: false, allocated: [], leftMinor: 0 }

  const { given, leftMinor } = await divide(trx, facts)
  const payment = await insert(trx, facts, leftMinor, now)
  await Allocation.createMany(
    given.map((share) => ({
      ...share,
      clientId: facts.clientId,
      paymentId: payment.id,
      currency: facts.amount.currency,
      createdAt: now,
    })),
    { client: trx }
  )
  await recomputeInvoices(trx, ids, facts.paidAt)
  return { payment, isNew: true, allocated: given, leftMinor }
}

function findPosted(trx: TransactionClientContract, facts: PaymentFacts): Promise<Payment | null> {
  return Payment.query({ client: trx })
    .where('gateway', facts.gateway)
    .where('gateway_payment_id', facts.gatewayPaymentId)
    .first()
}

async function divide(trx: TransactionClientContract, facts: PaymentFacts) {
  const invoices = await Invoice.query({ client: trx })
    .where('client_id', facts.clientId)
    .where('currency', facts.amount.currency)
    .where('state', 'issued')
    .whereIn(
      'id',
      facts.shares.map((share) => share.invoiceId)
    )
  const open = new Map(invoices.map((invoice) => [invoice.id, invoice.balanceMinor]))
  return spread(facts.amount.amountMinor, facts.shares, (id) => open.get(id) ?? 0)
}

async function insert(
  trx: TransactionClientContract,
  facts: PaymentFacts,
  unappliedMinor: number,
  now: DateTime
): Promise<Payment> {
  const number = await nextCount(trx, 'receipts')
  const publicId = newPublicId()
  const isInserted = await insertIfAbsent(
    trx,
    'payments',
    {
      public_id: publicId,
      client_id: facts.clientId,
      intent_id: facts.intentId,
      gateway: facts.gateway,
      gateway_payment_id: facts.gatewayPaymentId,
      currency: facts.amount.currency,
      amount_minor: facts.amount.amountMinor,
      method: facts.method.slice(0, 30),
      method_detail: facts.methodDetail?.slice(0, 100) ?? null,
      receipt_number: receiptNumber(number),
      idempotency_key: facts.idempotencyKey ?? null,
      paid_at: iso(facts.paidAt),
      recorded_by_id: facts.recordedById,
      note: facts.note,
      unapplied_minor: unappliedMinor,
      refunded_minor: 0,
      created_at: iso(now),
    },
    ANY_CONFLICT
  )
  if (!isInserted) throw new PostedMeanwhile(`${facts.gateway} ${facts.gatewayPaymentId}`)
  return Payment.query({ client: trx }).where('public_id', publicId).firstOrFail()
}

/** "R-000042". */
function receiptNumber(count: number): string {
  return `R-${String(count).padStart(6, '0')}`
}

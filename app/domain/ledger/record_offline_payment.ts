import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Share } from '#domain/ledger/balance'
import { postPayment } from '#domain/ledger/post_payment'
import { sendReceipt } from '#domain/ledger/send_receipt'
import { madeReference, toldApart } from '#domain/shared/told_reference'
import type { Money } from '#domain/money/money'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Invoice from '#models/invoice'
import Payment from '#models/payment'

export type OfflinePayment = {
  clientId: number
  method: 'bank_transfer' | 'cash' | 'cheque' | 'card_terminal'
  amount: Money
  paidAt: DateTime
  /** The bank's or the cheque's own reference, as the client knows it. */
  reference: string | null
  note: string | null
  recordedById: number | null
  /** Row ids of the client's invoices, with how much of the payment is for each. */
  shares: Share[]
  /**
   * True refuses a share that is more than its invoice asks, instead of keeping the rest as credit:
   * the same money recorded a second time is noticed so.
   */
  sharesMustFit?: boolean
  /** False keeps the receipt out of the mail (taking over old books). */
  notify: boolean
  /** Row id of the account that the receipt goes to, when one said that it paid. */
  payerId?: number | null
  /** The caller's own: recorded again with the same key, the answer is the same payment. */
  idempotencyKey?: string
}

type OfflineRefused =
  | Refused<'invoice_not_found' | 'idempotency_key_reused'>
  | Refused<'more_than_the_balance', { invoice: { id: string; number: string }; balance: Amount }>
type Amount = { amountMinor: number; currency: string }

const LABELS = {
  bank_transfer: 'Bank transfer',
  cash: 'Cash',
  cheque: 'Cheque',
  card_terminal: 'Card terminal',
}

/**
 * Money that staff received outside the gateways. It counts towards the invoices up to what each
 * still asks; the rest is the client's credit. Refused when an invoice is not the client's, is
 * not issued, or is in another currency, or (with `sharesMustFit`) asks for less than its share,
 * which names the invoice and its balance; nothing is written then.
 */
export async function recordOfflinePayment(
  request: OfflinePayment,
  actor: Actor,
  now: DateTime
): Promise<Done<Payment> | OfflineRefused | Refused<'amount_not_positive'>> {
  if (!request.amount.isPositive) return refused('amount_not_positive')
  return writeTransaction((trx) => recordOfflinePaymentIn(trx, request, actor, now))
}

/** The same inside the caller's write transaction. */
export async function recordOfflinePaymentIn(
  trx: TransactionClientContract,
  request: OfflinePayment,
  actor: Actor,
  now: DateTime
): Promise<Done<Payment> | OfflineRefused> {
  const ids = [...new Set(request.shares.map((share) => share.invoiceId))]
  await lockRows(trx, 'invoices', ids)
  const known = await findByKey(trx, request.idempotencyKey)
  if (known) return isSame(known, request) ? done(known) : refused('idempotency_key_reused')

  const found = await Invoice.query({ client: trx })
    .where('client_id', request.clientId)
    .where('currency', request.amount.currency)
    .where('state', 'issued')
    .whereIn('id', ids)
  if (found.length !== ids.length) return refused('invoice_not_found')
  const full = request.sharesMustFit && found.find((invoice) => isOver(invoice, request.shares))
  if (full) {
    const { publicId: id, number, balance } = full
    return refused('more_than_the_balance', { invoice: { id, number }, balance: balance.toJSON() })
  }

  const { payment, leftMinor } = await postPayment(
    trx,
    {
      clientId: request.clientId,
      intentId: null,
      gateway: request.method,
      gatewayPaymentId: await uniqueReference(trx, request),
      amount: request.amount,
      method: request.method,
      methodDetail: LABELS[request.method],
      paidAt: request.paidAt,
      recordedById: request.recordedById,
      note: request.note?.slice(0, 500) ?? null,
      idempotencyKey: request.idempotencyKey,
      shares: request.shares,
    },
    now
  )

  await recordAudit(
    trx,
    actor,
    {
      action: 'payment.recorded',
      clientId: request.clientId,
      target: { type: 'payment', id: payment.publicId },
      details: { method: request.method, amount: request.amount.toJSON(), creditMinor: leftMinor },
    },
    now
  )
  if (request.notify) await sendReceipt(trx, payment, request.payerId ?? null)
  return done(payment)
}

function isOver({ id, balanceMinor }: Invoice, shares: Share[]): boolean {
  return shares.some(({ invoiceId, amountMinor }) => invoiceId === id && amountMinor > balanceMinor)
}

async function findByKey(trx: TransactionClientContract, key: string | undefined) {
  if (key === undefined) return null
  return Payment.query({ client: trx }).where('idempotency_key', key).first()
}

function isSame(known: Payment, { clientId, amount }: OfflinePayment): boolean {
  return known.clientId === clientId && known.amount.equals(amount)
}

/**
 * References repeat: every month's standing order has the same one, and two clients may both write
 * "INVOICE 42". Each is money of its own, so a repeated one gets something that tells it apart.
 */
async function uniqueReference(
  trx: TransactionClientContract,
  { method, reference }: OfflinePayment
): Promise<string> {
  const given = reference?.trim().slice(0, 50)
  if (!given) return madeReference()
  const taken = await Payment.query({ client: trx })
    .where('gateway', method)
    .where('gateway_payment_id', given)
    .first()
  return taken ? toldApart(given) : given
}

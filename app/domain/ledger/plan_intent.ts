import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows } from '#database/write_transaction'
import type { Share } from '#domain/ledger/balance'
import { statesOfMoneyOnItsWay } from '#domain/ledger/recompute_invoices'
import { Money } from '#domain/money/money'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type { PaymentGateway, Refusal } from '#gateways/payment_gateway'
import Invoice from '#models/invoice'
import PaymentIntent from '#models/payment_intent'

export type IntentRequest = {
  clientId: number
  accountId: number | null
  /** Public ids of the client's invoices; an amount, when given, has to be the whole balance. */
  invoices: { id: string; amountMinor?: number }[]
}

export type PlannedIntent = {
  gateway: PaymentIntent['gateway']
  amount: Money
  shares: Share[]
  /** The nth attempt at the first invoice. */
  attempt: number
  /** The open intent that says the same, to be continued. */
  reused: PaymentIntent | null
}

export type PlanRefused =
  | Refused<'not_found'>
  | Refused<'nothing_to_pay'>
  | Refused<'mixed_currencies'>
  | Refused<'invoice_void'>
  | Refused<'invoice_already_paid'>
  | Refused<'payment_in_progress', { intentId: string }>
  | Refused<'balance_changed', { balance: { amountMinor: number; currency: string } }>
  | Refused<'gateway_refuses', { code: string; message: string; limit?: unknown }>

/** PayPal forgets an order nobody approved after three hours, and a request id after six. */
const PAYPAL_ORDER_LIVES = { hours: 2, minutes: 45 }

/**
 * Decides, under the lock, what an intent would be for: balances are read here and nowhere
 * earlier, because what a page showed may have been paid since.
 */
export async function planIntent(
  trx: TransactionClientContract,
  request: IntentRequest,
  gateway: PaymentGateway,
  now: DateTime
): Promise<Done<PlannedIntent> | PlanRefused> {
  const invoices = await lockInvoices(trx, request)
  if (invoices === null) return refused('not_found')
  if (invoices.length === 0) return refused('nothing_to_pay')
  if (new Set(invoices.map((invoice) => invoice.currency)).size > 1) {
    return refused('mixed_currencies')
  }
  for (const { invoice, asked } of withAmounts(request, invoices)) {
    const refusal = await refuseInvoice(trx, invoice, asked)
    if (refusal) return refusal
  }
  const amount = Money.sum(
    invoices[0].currency,
    invoices.map((invoice) => invoice.balance)
  )
  const refusal = gateway.canCharge(amount)
  if (refusal) return refused('gateway_refuses', describe(refusal))

  const shares = invoices.map(({ id, balanceMinor }) => ({
    invoiceId: id,
    amountMinor: balanceMinor,
  }))
  return done({
    gateway: gateway.name,
    amount,
    shares,
    attempt: await nextAttempt(trx, shares[0].invoiceId),
    reused: await findOpen(trx, request.clientId, gateway.name, shares, now),
  })
}

/** Null when one of them is not an invoice of this client that it may see. */
async function lockInvoices(
  trx: TransactionClientContract,
  request: IntentRequest
): Promise<Invoice[] | null> {
  const ids = [...new Set(request.invoices.map((one) => one.id))]
  const own = () =>
    Invoice.query({ client: trx })
      .where('client_id', request.clientId)
      .whereNot('state', 'draft')
      .whereIn('public_id', ids)
      .orderBy('id')
  const found = await own()
  if (found.length !== ids.length) return null
  await lockRows(
    trx,
    'invoices',
    found.map((invoice) => invoice.id)
  )
  // Read again: only now can nobody change them.
  return own()
}

function withAmounts(request: IntentRequest, invoices: Invoice[]) {
  return invoices.map((invoice) => ({
    invoice,
    asked: request.invoices.find((one) => one.id === invoice.publicId)?.amountMinor,
  }))
}

async function refuseInvoice(
  trx: TransactionClientContract,
  invoice: Invoice,
  askedMinor: number | undefined
): Promise<PlanRefused | null> {
  if (invoice.state === 'void') return refused('invoice_void')
  if (invoice.payableMinor <= 0) return refused('nothing_to_pay')
  if (invoice.balanceMinor === 0) return refused('invoice_already_paid')
  const onItsWay = await findOnItsWay(trx, invoice.id)
  if (onItsWay) return refused('payment_in_progress', { intentId: onItsWay.publicId })
  if (askedMinor !== undefined && askedMinor !== invoice.balanceMinor) {
    return refused('balance_changed', { balance: invoice.balance.toJSON() })
  }
  return null
}

function findOnItsWay(
  trx: TransactionClientContract,
  invoiceId: number
): Promise<PaymentIntent | null> {
  return PaymentIntent.query({ client: trx })
    .whereIn('state', [...statesOfMoneyOnItsWay])
    .whereIn(
      'id',
      trx.from('payment_intent_invoices').where('invoice_id', invoiceId).select('intent_id')
    )
    .orderBy('id', 'desc')
    .first()
}

async function nextAttempt(trx: TransactionClientContract, invoiceId: number): Promise<number> {
  const row = await trx
    .from('payment_intent_invoices')
    .where('invoice_id', invoiceId)
    .count('* as count')
    .firstOrFail()
  return Number(row.count) + 1
}

async function findOpen(
  trx: TransactionClientContract,
  clientId: number,
  gateway: PaymentIntent['gateway'],
  shares: Share[],
  now: DateTime
): Promise<PaymentIntent | null> {
  const since = gateway === 'paypal' ? now.minus(PAYPAL_ORDER_LIVES) : now.minus({ days: 7 })
  const open = await PaymentIntent.query({ client: trx })
    .where('client_id', clientId)
    .where('gateway', gateway)
    .whereIn('state', ['created', 'redirected'])
    .where('created_at', '>', since.toUTC().toISO() ?? '')
    .preload('invoices')
    .orderBy('id', 'desc')
  const wanted = key(shares)
  return open.find((intent) => key(intent.invoices) === wanted) ?? null
}

function key(shares: Share[]): string {
  return shares
    .map((share) => `${share.invoiceId}:${share.amountMinor}`)
    .sort()
    .join()
}

function describe(refusal: Refusal): { code: string; message: string; limit?: unknown } {
  switch (refusal.code) {
    case 'currency':
      return { code: 'currency', message: 'This currency cannot be paid this way.' }
    case 'minimum': {
      const message = `The least that can be paid this way is ${refusal.minimum}.`
      return { code: 'minimum', message, limit: refusal.minimum.toJSON() }
    }
    case 'precision': {
      const message = `This way takes amounts with ${refusal.decimals} decimals only.`
      return { code: 'precision', message, limit: refusal.decimals }
    }
  }
}

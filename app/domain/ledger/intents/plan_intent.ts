import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows } from '#database/write_transaction'
import type { Share } from '#domain/ledger/balance'
import {
  judgeShare,
  type AskedShare,
  type OfInvoice,
  type ShareRefused,
} from '#domain/ledger/intents/judge_share'
import { findOnItsWay, findReported } from '#domain/ledger/money_on_its_way'
import { findReusable } from '#domain/ledger/intents/find_reusable'
import { Money } from '#domain/money/money'
import { readSettings } from '#domain/settings/read_settings'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { iso } from '#domain/shared/iso'
import type { PaymentGateway, Refusal } from '#gateways/payment_gateway'
import Invoice from '#models/invoice'
import type PaymentIntent from '#models/payment_intent'

export type IntentRequest = {
  clientId: number
  accountId: number | null
  /** Public ids of the client's invoices, each with how much of it; twice the same counts once. */
  invoices: ({ id: string } & AskedShare)[]
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
  | Refused<'mixed_currencies'>
  | Refused<'nothing_to_pay' | 'invoice_void' | 'invoice_already_paid', OfInvoice>
  | Refused<
      'payment_in_progress',
      OfInvoice & Pick<PaymentIntent, 'state' | 'gateway'> & { intentId: string; since: string }
    >
  | Refused<'transfer_reported', OfInvoice & { reportId: string }>
  | Refused<'gateway_refuses', { code: string; message: string; limit?: unknown }>
  | ShareRefused

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
  if (new Set(invoices.map((invoice) => invoice.currency)).size > 1) {
    return refused('mixed_currencies')
  }
  const inTheWay = refuseInvoices(invoices) ?? (await refuseWhileOnItsWay(trx, invoices))
  if (inTheWay) return inTheWay
  const divided = await divide(trx, request, invoices)
  if (!divided.ok) return divided

  const shares = divided.value
  const amount = Money.sum(
    invoices[0].currency,
    shares.map((share) => Money.of(invoices[0].currency, share.amountMinor))
  )
  const refusal = gateway.canCharge(amount)
  if (refusal) return refused('gateway_refuses', describe(refusal))

  return done({
    gateway: gateway.name,
    amount,
    shares,
    attempt: await nextAttempt(trx, shares[0].invoiceId),
    reused: await findReusable(trx, request.clientId, gateway.name, shares, now),
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

function refuseInvoices(invoices: Invoice[]): PlanRefused | null {
  for (const invoice of invoices) {
    if (invoice.state === 'void') return refused('invoice_void', naming(invoice))
    if (invoice.payableMinor <= 0) return refused('nothing_to_pay', naming(invoice))
    if (invoice.balanceMinor === 0) return refused('invoice_already_paid', naming(invoice))
  }
  return null
}

/** Nobody is asked for money twice: not while a gateway may have it, nor a bank. */
async function refuseWhileOnItsWay(
  trx: TransactionClientContract,
  invoices: Invoice[]
): Promise<PlanRefused | null> {
  const ids = invoices.map((invoice) => invoice.id)
  const intent = await findOnItsWay(trx, ids)
  if (intent) {
    const { publicId, state, gateway, settledAt, createdAt, invoices: shares } = intent
    const since = iso(settledAt ?? createdAt)
    const invoice = invoices.find(({ id }) => id === shares[0].invoiceId) ?? invoices[0]
    const details = { ...naming(invoice), intentId: publicId, state, gateway, since }
    return refused('payment_in_progress', details)
  }
  const report = await findReported(trx, ids)
  const invoice = invoices.find(({ id }) => id === report?.invoiceId)
  return report && invoice
    ? refused('transfer_reported', { ...naming(invoice), reportId: report.publicId })
    : null
}

async function divide(
  trx: TransactionClientContract,
  request: IntentRequest,
  invoices: Invoice[]
): Promise<Done<Share[]> | ShareRefused> {
  const { payments: rules } = await readSettings(trx)
  const shares: Share[] = []
  for (const invoice of invoices) {
    const asked: AskedShare = request.invoices.find((one) => one.id === invoice.publicId) ?? {}
    const isWhole = asked.amountMinor === undefined || asked.amountMinor === invoice.balanceMinor
    const earlier = isWhole ? new Set<number>() : await earlierBalances(trx, invoice)
    const share = judgeShare(invoice, asked, rules, (minor) => earlier.has(minor))
    if (!share.ok) return share
    shares.push({ invoiceId: invoice.id, amountMinor: share.value })
  }
  return done(shares)
}

/** Everything that was left of the invoice at some time since it was issued. */
async function earlierBalances(
  trx: TransactionClientContract,
  { id, payableMinor }: Invoice
): Promise<Set<number>> {
  const rows: { amount_minor: number | string }[] = await trx
    .from('allocations')
    .where('invoice_id', id)
    .orderBy('id')
    .select('amount_minor')
  let leftMinor = payableMinor
  const after = rows.map((row) => (leftMinor -= Number(row.amount_minor)))
  return new Set([payableMinor, ...after])
}

function naming({ publicId, number }: Invoice): OfInvoice {
  return { invoiceId: publicId, invoiceNumber: number }
}

async function nextAttempt(trx: TransactionClientContract, invoiceId: number): Promise<number> {
  const row = await trx
    .from('payment_intent_invoices')
    .where('invoice_id', invoiceId)
    .count('* as count')
    .firstOrFail()
  return Number(row.count) + 1
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

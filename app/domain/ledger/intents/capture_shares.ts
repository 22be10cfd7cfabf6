import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { lockRows } from '#database/write_transaction'
import { spread, type Share } from '#domain/ledger/balance'
import type { Money } from '#domain/money/money'
import Invoice from '#models/invoice'
import type PaymentIntent from '#models/payment_intent'
import PaymentIntentInvoice from '#models/payment_intent_invoice'

/**
 * What captured money is for: the amounts that the intent asked for, all that its invoices still ask
 * (staff keep money that is more than was asked), or nothing (staff send it back).
 */
export type CaptureUse = 'as_asked' | 'all_they_ask' | 'nothing'

/** Which invoices a capture counts towards, with how much of it for each. */
export async function sharesOf(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  amount: Money,
  use: CaptureUse
): Promise<Share[]> {
  if (use === 'nothing') return []
  const shares = await PaymentIntentInvoice.query({ client: trx })
    .where('intent_id', intent.id)
    .orderBy('id')
  const asked = shares.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor }))
  return use === 'as_asked' ? asked : widen(trx, asked, amount)
}

/** First what was asked of each invoice; what is left then, towards what they still ask, in order. */
async function widen(
  trx: TransactionClientContract,
  asked: Share[],
  amount: Money
): Promise<Share[]> {
  const ids = asked.map(({ invoiceId }) => invoiceId)
  await lockRows(trx, 'invoices', ids)
  const invoices = await Invoice.query({ client: trx })
    .whereIn('id', ids)
    .where('state', 'issued')
    .where('currency', amount.currency)
  const open = new Map(invoices.map((invoice) => [invoice.id, invoice.balanceMinor]))
  const first = spread(amount.amountMinor, asked, (id) => open.get(id) ?? 0)
  const given = new Map(first.given.map((share) => [share.invoiceId, share.amountMinor]))
  let leftMinor = first.leftMinor
  return asked.map(({ invoiceId }) => {
    const own = given.get(invoiceId) ?? 0
    const extra = Math.min(leftMinor, Math.max((open.get(invoiceId) ?? 0) - own, 0))
    leftMinor -= extra
    return { invoiceId, amountMinor: own + extra }
  })
}

import db from '@adonisjs/lucid/services/db'
import { creditLeft } from '#domain/ledger/refunds/refundable'
import { Money } from '#domain/money/money'
import Invoice from '#models/invoice'
import Payment from '#models/payment'

/** Money of a client that no invoice has taken up, by where it came from, the oldest first. */
export type ClientCredit = {
  /** One per currency, never added together. */
  sums: Money[]
  /** With what of each is left: not what is on its way back. */
  payments: { payment: Payment; left: Money }[]
  /** Credit notes, and invoices with a negative amount. */
  creditNotes: Invoice[]
}

export async function readCredit(clientId: number): Promise<ClientCredit> {
  const [unapplied, creditNotes] = await Promise.all([
    Payment.query().where('client_id', clientId).where('unapplied_minor', '>', 0).orderBy('id'),
    Invoice.query()
      .where('client_id', clientId)
      .where('state', 'issued')
      .where('credit_left_minor', '>', 0)
      .orderBy('id'),
  ])
  const left = await creditLeft(db.connection(), unapplied)
  const payments = left
    .filter(({ leftMinor }) => leftMinor > 0)
    .map(({ payment, leftMinor }) => ({ payment, left: Money.of(payment.currency, leftMinor) }))
  const all = [
    ...payments.map((one) => one.left),
    ...creditNotes.map((note) => Money.of(note.currency, note.creditLeftMinor)),
  ]
  const currencies = [...new Set(all.map((money) => money.currency))].sort()
  const sums = currencies.map((currency) => sumOf(currency, all))
  return { sums, payments, creditNotes }
}

/** A sum that a number cannot hold exactly is shown as the largest that it can: a page, not an error. */
function sumOf(currency: string, amounts: Money[]): Money {
  const total = amounts
    .filter((money) => money.currency === currency)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return Money.of(currency, Math.min(total, Number.MAX_SAFE_INTEGER))
}

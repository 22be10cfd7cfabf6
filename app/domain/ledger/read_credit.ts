import { Money } from '#domain/money/money'
import Invoice from '#models/invoice'
import Payment from '#models/payment'

/** Money of a client that no invoice has taken up, by where it came from, the oldest first. */
export type ClientCredit = {
  /** One per currency, never added together. */
  sums: Money[]
  payments: Payment[]
  /** Credit notes, and invoices with a negative amount. */
  creditNotes: Invoice[]
}

export async function readCredit(clientId: number): Promise<ClientCredit> {
  const [payments, creditNotes] = await Promise.all([
    Payment.query().where('client_id', clientId).where('unapplied_minor', '>', 0).orderBy('id'),
    Invoice.query()
      .where('client_id', clientId)
      .where('state', 'issued')
      .where('credit_left_minor', '>', 0)
      .orderBy('id'),
  ])
  const left = [
    ...payments.map((payment) => Money.of(payment.currency, payment.unappliedMinor)),
    ...creditNotes.map((note) => Money.of(note.currency, note.creditLeftMinor)),
  ]
  const currencies = [...new Set(left.map((money) => money.currency))].sort()
  const sums = currencies.map((currency) =>
    Money.sum(
      currency,
      left.filter((money) => money.currency === currency)
    )
  )
  return { sums, payments, creditNotes }
}

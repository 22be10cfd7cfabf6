import type { DateTime } from 'luxon'
import { findPayment } from '#domain/ledger/list_payments'
import { findIntent } from '#domain/ledger/load_intent'
import type { PaymentRowFacts } from '#domain/ledger/payment_row'
import { findRecipient } from '#domain/ledger/send_receipt'
import { Money } from '#domain/money/money'
import Invoice from '#models/invoice'
import type PaymentIntent from '#models/payment_intent'

/** A payment as its page shows it. */
export type IntentView = {
  intent: PaymentIntent
  payment: (PaymentRowFacts & { left: Money; emailedTo: string | null; paidAt: DateTime }) | null
  /** The client's next invoice to pay, once this one is. */
  nextDue: Invoice | null
}

/** The client's own intent by its public id, or null: another client's is as if not there. */
export async function readIntentView(
  clientId: number,
  publicId: string
): Promise<IntentView | null> {
  const intent = await findIntent(clientId, publicId)
  if (!intent) return null
  const payment = await readPayment(intent)
  return { intent, payment, nextDue: payment ? await findNextDue(intent) : null }
}

async function readPayment(intent: PaymentIntent): Promise<IntentView['payment']> {
  const [payment] = intent.payments
  const row = payment ? await findPayment(intent.clientId, payment.publicId) : null
  if (!payment || !row) return null
  const recipient = await findRecipient(undefined, intent.clientId, intent.accountId)
  return {
    ...row,
    left: Money.sum(
      intent.currency,
      intent.invoices.map((share) => share.invoice.balance)
    ),
    emailedTo: recipient?.email ?? null,
    paidAt: payment.paidAt,
  }
}

function findNextDue(intent: PaymentIntent): Promise<Invoice | null> {
  return Invoice.query()
    .where('client_id', intent.clientId)
    .where('state', 'issued')
    .whereNotNull('due_on')
    .whereColumn('balance_minor', '>', 'pending_minor')
    .orderBy('due_on')
    .orderBy('id')
    .first()
}

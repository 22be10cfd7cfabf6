import type { DateTime } from 'luxon'
import { findPayment } from '#domain/ledger/lists/list_payments'
import { findIntent } from '#domain/ledger/intents/load_intent'
import type { PaymentRowFacts } from '#domain/ledger/lists/payment_row'
import { findRecipient } from '#domain/ledger/send_receipt'
import { Money } from '#domain/money/money'
import type Dispute from '#models/dispute'
import Invoice from '#models/invoice'
import type Payment from '#models/payment'
import type PaymentIntent from '#models/payment_intent'

/** A payment as its page shows it. */
export type IntentView = {
  intent: PaymentIntent
  /** Each capture of it, oldest first: an order can be paid twice. */
  captures: Capture[]
  /** What is left of its invoices. */
  left: Money
  /** Where the receipt went. */
  emailedTo: string | null
  back: MoneyBack
  disputes: Dispute[]
  /** The client's next invoice to pay, once this one is. */
  nextDue: Invoice | null
}

export type Capture = PaymentRowFacts & { paidAt: DateTime }

/** What of it went back, or is on its way back; a refund that failed moved nothing. */
export type MoneyBack = { share: 'none' | 'part' | 'all'; rows: PaymentRowFacts[] }

/** The client's own intent by its public id, or null: another client's is as if not there. */
export async function readIntentView(
  clientId: number,
  publicId: string
): Promise<IntentView | null> {
  const intent = await findIntent(clientId, publicId)
  if (!intent) return null
  const { payments } = intent
  const isPaid = payments.length > 0
  const recipient = isPaid ? await findRecipient(undefined, clientId, intent.accountId) : null
  return {
    intent,
    captures: await readCaptures(intent),
    left: Money.sum(
      intent.currency,
      intent.invoices.map((share) => share.invoice.balance)
    ),
    emailedTo: recipient?.email ?? null,
    back: { share: shareGone(payments), rows: await readRefunds(intent) },
    disputes: await readDisputes(payments),
    nextDue: isPaid ? await findNextDue(intent) : null,
  }
}

/** Money that staff send back counted towards nothing, so there is no receipt for it to show. */
async function readCaptures({ clientId, payments, resolution }: PaymentIntent): Promise<Capture[]> {
  const rows = await Promise.all(
    payments.map(async ({ publicId, paidAt }) => {
      const row = await findPayment(clientId, publicId)
      return row && { ...row, paidAt }
    })
  )
  return rows
    .filter((row) => row !== null)
    .map((row) =>
      resolution === 'returned' && row.invoices.length === 0 ? { ...row, receiptNumber: null } : row
    )
}

function shareGone(payments: Payment[]): MoneyBack['share'] {
  if (payments.every((payment) => payment.refundedMinor === 0)) return 'none'
  return payments.every((payment) => payment.refundedMinor >= payment.amountMinor) ? 'all' : 'part'
}

async function readRefunds({ clientId, payments }: PaymentIntent): Promise<PaymentRowFacts[]> {
  const refunds = payments.flatMap((payment) => payment.refunds)
  const rows = await Promise.all(refunds.map(({ publicId }) => findPayment(clientId, publicId)))
  return rows.filter((row) => row !== null).sort((one, other) => one.at.localeCompare(other.at))
}

async function readDisputes(payments: Payment[]): Promise<Dispute[]> {
  const found = await Promise.all(
    payments.map((payment) => payment.related('disputes').query().orderBy('id'))
  )
  return found.flat()
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

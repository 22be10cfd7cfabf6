import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { findRecipient } from '#domain/ledger/send_receipt'
import { useOutbox } from '#domain/shared/outbox'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'
import type Refund from '#models/refund'

/**
 * Queues the mail that says that money went back, in the transaction that posts it: to the account
 * that paid, else where receipts go. Nobody with an address: no mail. What the gateway or a bank took
 * back by itself is no letter of ours.
 */
export async function sendRefundLetter(
  trx: TransactionClientContract,
  refund: Refund
): Promise<void> {
  if (refund.kind !== 'refund') return
  const payment = await Payment.query({ client: trx }).where('id', refund.paymentId).firstOrFail()
  const intent =
    payment.intentId === null ? null : await PaymentIntent.find(payment.intentId, { client: trx })
  const recipient = await findRecipient(trx, refund.clientId, intent?.accountId ?? null)
  if (!recipient) return
  await useOutbox().queueMail(trx, {
    kind: 'refund',
    to: { email: recipient.email, name: recipient.name },
    locale: recipient.locale,
    clientId: refund.clientId,
    accountId: recipient.accountId,
    params: { refundId: refund.publicId },
  })
}

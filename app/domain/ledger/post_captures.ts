import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { recordAudit } from '#domain/audit/record_audit'
import { isMoney } from '#domain/ledger/judge_state'
import { postGatewayRefunds } from '#domain/ledger/post_gateway_refunds'
import { postPayment } from '#domain/ledger/post_payment'
import { sendReceipt } from '#domain/ledger/send_receipt'
import { Money } from '#domain/money/money'
import type { Actor } from '#domain/shared/actor'
import type { GatewayPayment, GatewayState } from '#gateways/payment_gateway'
import type Payment from '#models/payment'
import type PaymentIntent from '#models/payment_intent'
import PaymentIntentInvoice from '#models/payment_intent_invoice'

/**
 * Posts what a gateway captured, and what of it went back, each once; audit row and receipt come
 * with what is new. Runs in the caller's write transaction, under the intent's lock.
 */
export async function postCaptures(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  state: GatewayState,
  actor: Actor,
  now: DateTime
) {
  // Held money waits for staff, whatever the gateway says meanwhile.
  if (intent.state === 'held') return
  for (const captured of state.payments.filter(isMoney)) {
    await postCapture(trx, intent, captured, actor, now)
  }
}

async function postCapture(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  captured: GatewayPayment,
  actor: Actor,
  now: DateTime
) {
  if (captured.amount === null) return
  const shares = await PaymentIntentInvoice.query({ client: trx })
    .where('intent_id', intent.id)
    .orderBy('id')
  const { payment, isNew, leftMinor } = await postPayment(
    trx,
    {
      clientId: intent.clientId,
      intentId: intent.id,
      gateway: intent.gateway,
      gatewayPaymentId: captured.gatewayPaymentId,
      amount: captured.amount,
      method: captured.method,
      methodDetail: captured.methodDetail,
      paidAt: captured.capturedAt ?? now,
      recordedById: null,
      note: null,
      shares: shares.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor })),
    },
    now
  )
  if (isNew) {
    await recordAudit(
      trx,
      actor,
      {
        action: 'payment.received',
        clientId: intent.clientId,
        target: { type: 'payment', id: payment.publicId },
        details: {
          intent: intent.publicId,
          gateway: intent.gateway,
          gatewayPaymentId: captured.gatewayPaymentId,
          amount: captured.amount.toJSON(),
          creditMinor: leftMinor,
        },
      },
      now
    )
    if (leftMinor > 0) await tellOfCredit(trx, intent, payment, leftMinor, actor, now)
    await sendReceipt(trx, payment, intent.accountId)
  }
  await postGatewayRefunds(trx, payment, captured, actor, now)
}

/** Money that no invoice took up waits for staff: it is theirs to allocate or to send back. */
function tellOfCredit(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  payment: Payment,
  leftMinor: number,
  actor: Actor,
  now: DateTime
) {
  return recordAudit(
    trx,
    actor,
    {
      action: 'credit.left',
      clientId: intent.clientId,
      target: { type: 'payment', id: payment.publicId },
      details: {
        intent: intent.publicId,
        credit: Money.of(payment.currency, leftMinor).toJSON(),
      },
    },
    now
  )
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { sharesOf, type CaptureUse } from '#domain/ledger/intents/capture_shares'
import { postGatewayDisputes } from '#domain/ledger/refunds/post_gateway_disputes'
import { postGatewayRefunds } from '#domain/ledger/refunds/post_gateway_refunds'
import { postPayment } from '#domain/ledger/post_payment'
import { sendReceipt } from '#domain/ledger/send_receipt'
import { Money } from '#domain/money/money'
import type { Actor } from '#domain/shared/actor'
import type { GatewayPayment, GatewayState } from '#gateways/payment_gateway'
import Payment from '#models/payment'
import type PaymentIntent from '#models/payment_intent'

/** Captures of an intent that are in the ledger, by the gateway's id. */
export async function findPosted(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  state: GatewayState
): Promise<Map<string, Payment>> {
  const ids = state.payments.map((payment) => payment.gatewayPaymentId)
  const query = () =>
    Payment.query({ client: trx })
      .where('gateway', intent.gateway)
      .whereIn('gateway_payment_id', ids)
  const found = await query()
  await lockRows(
    trx,
    'payments',
    found.map((payment) => payment.id)
  )
  // Read again: only now can nobody change them.
  const posted = await query()
  return new Map(posted.map((payment) => [payment.gatewayPaymentId, payment]))
}

/** What became of captures that are in the ledger: refunds, reversals, disputes. Each once. */
export async function followPosted(
  trx: TransactionClientContract,
  posted: Map<string, Payment>,
  state: GatewayState,
  actor: Actor,
  now: DateTime
): Promise<void> {
  for (const captured of state.payments) {
    const payment = posted.get(captured.gatewayPaymentId)
    if (payment) await follow(trx, payment, captured, actor, now)
  }
}

async function follow(
  trx: TransactionClientContract,
  payment: Payment,
  captured: GatewayPayment,
  actor: Actor,
  now: DateTime
) {
  await postGatewayRefunds(trx, payment, captured, actor, now)
  await postGatewayDisputes(trx, payment, captured, actor, now)
}

/**
 * Posts one capture as the gateway reports it, and what of it went back: it counts towards the
 * intent's invoices, up to what each still asks, and what is left is credit that staff are told of.
 * What is sent back has no receipt. Runs in the caller's write transaction, under the intent's lock.
 * Throws when the amount cannot be read.
 */
export async function postCapture(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  captured: GatewayPayment,
  use: CaptureUse,
  actor: Actor,
  now: DateTime
): Promise<Payment> {
  const { amount } = captured
  if (amount === null) throw new RangeError(`${captured.gatewayPaymentId} has no readable amount`)
  const { payment, isNew, leftMinor } = await postPayment(
    trx,
    {
      clientId: intent.clientId,
      intentId: intent.id,
      gateway: intent.gateway,
      gatewayPaymentId: captured.gatewayPaymentId,
      amount,
      method: captured.method,
      methodDetail: captured.methodDetail,
      paidAt: captured.capturedAt ?? now,
      recordedById: null,
      note: null,
      shares: await sharesOf(trx, intent, amount, use),
    },
    now
  )
  if (isNew) {
    await tellOfPayment(trx, intent, payment, leftMinor, actor, now)
    if (leftMinor > 0 && use !== 'nothing') {
      await tellOfCredit(trx, intent, payment, leftMinor, actor, now)
    }
    if (use !== 'nothing') await sendReceipt(trx, payment, intent.accountId)
  }
  await follow(trx, payment, captured, actor, now)
  return payment
}

function tellOfPayment(
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
      action: 'payment.received',
      clientId: intent.clientId,
      target: { type: 'payment', id: payment.publicId },
      details: {
        intent: intent.publicId,
        gateway: intent.gateway,
        gatewayPaymentId: payment.gatewayPaymentId,
        amount: payment.amount.toJSON(),
        creditMinor: leftMinor,
      },
    },
    now
  )
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

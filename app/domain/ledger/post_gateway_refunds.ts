import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { recordRefundIn } from '#domain/ledger/refund_payment'
import type { Actor } from '#domain/shared/actor'
import type { GatewayPayment } from '#gateways/payment_gateway'
import type Payment from '#models/payment'

/**
 * Refunds that the gateway knows of, whoever made them (staff here, or in the gateway's own
 * dashboard): each that really went through is posted once.
 */
export async function postGatewayRefunds(
  trx: TransactionClientContract,
  payment: Payment,
  captured: GatewayPayment,
  actor: Actor,
  now: DateTime
): Promise<void> {
  for (const refund of captured.refunds) {
    if (refund.status !== 'processed' || refund.amount?.currency !== payment.currency) continue
    const outcome = await recordRefundIn(
      trx,
      {
        paymentId: payment.id,
        amountMinor: refund.amount.amountMinor,
        kind: 'refund',
        gatewayRefundId: refund.gatewayRefundId,
        reason: null,
        recordedById: null,
        refundedAt: refund.createdAt ?? now,
        creditNoteId: null,
      },
      actor,
      now
    )
    if (!outcome.ok) throw new RangeError(`${refund.gatewayRefundId}: ${outcome.code}`)
  }
}

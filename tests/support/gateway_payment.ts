import type { GatewayDispute, GatewayPayment, GatewayRefund } from '#gateways/payment_gateway'
import type Payment from '#models/payment'

type Told = {
  refunds?: Partial<GatewayRefund>[]
  /** Null when they could not be listed. */
  disputes?: Partial<GatewayDispute>[] | null
}

/** A posted payment as its gateway would report it, with what is said to have become of it. */
export function gatewayPayment(payment: Payment, told: Told = {}): GatewayPayment {
  return {
    gatewayPaymentId: payment.gatewayPaymentId,
    amount: payment.amount,
    status: 'captured',
    method: payment.method,
    methodDetail: payment.methodDetail ?? '',
    capturedAt: payment.paidAt,
    pendingReason: null,
    refunds: (told.refunds ?? []).map((refund) => ({
      gatewayRefundId: 'rfnd_00000000000001',
      kind: 'refund',
      reference: null,
      amount: payment.amount,
      status: 'processed',
      createdAt: null,
      ...refund,
    })),
    refundsComplete: true,
    disputes: (told.disputes ?? []).map((dispute) => ({
      gatewayDisputeId: 'disp_00000000000001',
      amount: payment.amount,
      status: 'open',
      reason: 'fraudulent',
      respondBy: null,
      createdAt: null,
      ...dispute,
    })),
    disputesComplete: told.disputes !== null,
  }
}

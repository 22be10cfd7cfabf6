import { at, integer, list, seconds, text } from '#gateways/answer'
import { fromSubunits } from '#gateways/razorpay/amount'
import { isRazorpayId } from '#gateways/razorpay/ids'
import type {
  GatewayPayment,
  GatewayRefund,
  GatewayState,
  GatewayStateName,
} from '#gateways/payment_gateway'

/**
 * Reads `GET /orders/:id` and its payments into one state. Null when the order cannot be read.
 */
export function readOrder(order: unknown, payments: GatewayPayment[]): GatewayState | null {
  const id = text(order, 'id')
  if (!isRazorpayId('order', id)) return null

  const state = stateOf(payments)
  const failed = payments.findLast((payment) => payment.status === 'failed')
  return {
    state,
    gatewayOrderId: id,
    orderAmount: fromSubunits(text(order, 'currency'), integer(order, 'amount')),
    reference: text(order, 'receipt'),
    payments,
    failure:
      state === 'failed' && failed
        ? { code: 'payment_failed', message: failed.pendingReason ?? '' }
        : null,
  }
}

/** One order can carry several tries: one that took the money outweighs those that failed. */
function stateOf(payments: GatewayPayment[]): GatewayStateName {
  const has = (status: GatewayPayment['status']) => payments.some((one) => one.status === status)
  if (has('captured')) return 'succeeded'
  if (has('authorized')) return 'approved'
  if (has('created')) return 'processing'
  return has('failed') ? 'failed' : 'awaiting_payer'
}

/** Null when an id or a status is not what Razorpay documents: then nothing is believed. */
export function readPayment(payment: unknown): GatewayPayment | null {
  const id = text(payment, 'id')
  const status = statusOf(text(payment, 'status'))
  if (!isRazorpayId('pay', id) || status === null) return null
  return {
    gatewayPaymentId: id,
    amount: fromSubunits(text(payment, 'currency'), integer(payment, 'amount')),
    status,
    method: text(payment, 'method') ?? 'unknown',
    methodDetail: describeMethod(payment),
    capturedAt: status === 'captured' ? seconds(payment, 'created_at') : null,
    pendingReason: text(payment, 'error_description'),
    refunds: [],
    refundsComplete: (integer(payment, 'amount_refunded') ?? 0) === 0,
    disputes: [],
    disputesComplete: false,
  }
}

/** A refunded payment was captured: money moved, and moved back by its refunds. */
function statusOf(status: string | null): GatewayPayment['status'] | null {
  switch (status) {
    case 'created':
    case 'authorized':
    case 'captured':
    case 'failed':
      return status
    case 'refunded':
      return 'captured'
    default:
      return null
  }
}

export function readRefund(refund: unknown): GatewayRefund | null {
  const id = text(refund, 'id')
  const status = text(refund, 'status')
  if (!isRazorpayId('rfnd', id)) return null
  if (status !== 'pending' && status !== 'processed' && status !== 'failed') return null
  return {
    gatewayRefundId: id,
    kind: 'refund',
    reference: text(refund, 'receipt'),
    amount: fromSubunits(text(refund, 'currency'), integer(refund, 'amount')),
    status,
    createdAt: seconds(refund, 'created_at'),
  }
}

/** Items of a collection; null when one of them cannot be read. */
export function readAll<Item>(
  collection: unknown,
  read: (item: unknown) => Item | null
): Item[] | null {
  if (!Array.isArray(at(collection, 'items'))) return null
  const items = list(collection, 'items').map(read)
  return items.every((item) => item !== null) ? items : null
}

function describeMethod(payment: unknown): string {
  const last4 = text(payment, 'card', 'last4')
  switch (text(payment, 'method')) {
    case 'upi':
      return 'UPI'
    case 'card':
      return last4 !== null && /^\d{4}$/.test(last4) ? `card ending ${last4}` : 'card'
    case 'netbanking':
      return 'net banking'
    case 'wallet':
      return 'wallet'
    case 'emi':
      return 'card (EMI)'
    default:
      return 'Razorpay'
  }
}

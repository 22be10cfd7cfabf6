import { at, list, text, timestamp } from '#gateways/answer'
import { fromPayPalAmount } from '#gateways/paypal/amount'
import type {
  GatewayPayment,
  GatewayRefund,
  GatewayState,
  GatewayStateName,
} from '#gateways/payment_gateway'

const ORDER_ID = /^[A-Za-z0-9]{1,36}$/

/** Ids go into the path of a request: one that is not of PayPal's form never leaves the server. */
export function isPayPalId(id: unknown): id is string {
  return typeof id === 'string' && ORDER_ID.test(id)
}

/**
 * Reads an order into one state. An order that is COMPLETED says nothing about the money: its
 * captures do. Null when the order cannot be read.
 */
export function readOrder(order: unknown): GatewayState | null {
  const id = text(order, 'id')
  const status = text(order, 'status')
  if (!isPayPalId(id) || status === null) return null

  const unit = list(order, 'purchase_units')[0]
  const payments = readCaptures(unit)
  if (payments === null) return null
  const amount = at(unit, 'amount')
  const declined = payments.findLast((payment) => payment.status === 'failed')
  return {
    state: stateOf(status, payments),
    gatewayOrderId: id,
    orderAmount: fromPayPalAmount(text(amount, 'currency_code'), text(amount, 'value')),
    reference: text(unit, 'custom_id'),
    payments,
    failure: declined ? { code: 'declined', message: declined.pendingReason ?? '' } : null,
    approvedAt: status === 'APPROVED' ? timestamp(order, 'update_time') : null,
  }
}

/** PayPal names the link `payer-action` or `approve`, depending on how the order was made. */
export function approvalUrl(order: unknown): string | null {
  const links = list(order, 'links')
  const link = links.find((one) => ['payer-action', 'approve'].includes(text(one, 'rel') ?? ''))
  return text(link, 'href')
}

function stateOf(status: string, payments: GatewayPayment[]): GatewayStateName {
  const has = (wanted: GatewayPayment['status']) => payments.some((one) => one.status === wanted)
  if (has('captured')) return 'succeeded'
  if (has('pending')) return 'pending'
  switch (status) {
    case 'CREATED':
    case 'SAVED':
    case 'PAYER_ACTION_REQUIRED':
      return 'awaiting_payer'
    case 'APPROVED':
      return 'approved'
    case 'VOIDED':
      return 'failed'
    case 'COMPLETED':
      return has('failed') ? 'failed' : 'processing'
    default:
      return 'unknown'
  }
}

/** Null when a capture cannot be read: then the order as a whole is not believed. */
function readCaptures(unit: unknown): GatewayPayment[] | null {
  const refunds = list(unit, 'payments', 'refunds')
  const captures = list(unit, 'payments', 'captures').map((one) => readCapture(one, refunds))
  return captures.every((capture) => capture !== null) ? captures : null
}

function readCapture(capture: unknown, refunds: unknown[]): GatewayPayment | null {
  const id = text(capture, 'id')
  const status = statusOf(text(capture, 'status'))
  if (!isPayPalId(id) || status === null) return null

  const own = refunds.filter((refund) => captureOf(refund) === id).map(readRefund)
  const readable = own.filter((refund) => refund !== null)
  return {
    gatewayPaymentId: id,
    amount: fromPayPalAmount(
      text(capture, 'amount', 'currency_code'),
      text(capture, 'amount', 'value')
    ),
    status,
    method: 'paypal',
    methodDetail: 'PayPal',
    capturedAt: status === 'captured' ? timestamp(capture, 'create_time') : null,
    pendingReason: text(capture, 'status_details', 'reason'),
    refunds: readable,
    refundsComplete: readable.length === own.length,
    disputes: [],
    disputesComplete: false,
  }
}

function statusOf(status: string | null): GatewayPayment['status'] | null {
  switch (status) {
    case 'COMPLETED':
    case 'PARTIALLY_REFUNDED':
    case 'REFUNDED':
      return 'captured'
    case 'PENDING':
      return 'pending'
    case 'DECLINED':
    case 'FAILED':
      return 'failed'
    default:
      return null
  }
}

/** A refund names its capture only by the link with rel `up`. */
export function captureOf(refund: unknown): string | null {
  const link = list(refund, 'links').find((one) => text(one, 'rel') === 'up')
  const match = /\/v2\/payments\/captures\/([A-Za-z0-9]{1,36})$/.exec(text(link, 'href') ?? '')
  return match?.[1] ?? null
}

export function readRefund(refund: unknown): GatewayRefund | null {
  const id = text(refund, 'id')
  const status = refundStatusOf(text(refund, 'status'))
  if (!isPayPalId(id) || status === null) return null
  return {
    gatewayRefundId: id,
    kind: 'refund',
    reference: text(refund, 'custom_id'),
    amount: fromPayPalAmount(
      text(refund, 'amount', 'currency_code'),
      text(refund, 'amount', 'value')
    ),
    status,
    createdAt: timestamp(refund, 'create_time'),
  }
}

function refundStatusOf(status: string | null): GatewayRefund['status'] | null {
  switch (status) {
    case 'COMPLETED':
      return 'processed'
    case 'PENDING':
      return 'pending'
    case 'FAILED':
    case 'CANCELLED':
      return 'failed'
    default:
      return null
  }
}

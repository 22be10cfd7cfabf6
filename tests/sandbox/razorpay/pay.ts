import { decimal, exponentOf } from '#tests/sandbox/control/iso_4217'
import { razorpayId } from '#tests/sandbox/ids'
import { ACCOUNT_DEFAULT, isCapturedByItself } from '#tests/sandbox/razorpay/capture_settings'
import type { RazorpayOrder, RazorpayPayment } from '#tests/sandbox/razorpay/entities'
import { announce } from '#tests/sandbox/razorpay/events'
import { methodFields, type Method } from '#tests/sandbox/razorpay/methods'
import type { RazorpayWorld } from '#tests/sandbox/razorpay/world'

export const PAY_OUTCOMES = ['succeed', 'fail', 'succeed_late', 'authorize', 'abandon'] as const

export interface PayRequest {
  /**
   * `authorize` leaves it uncaptured; `succeed_late` fails now and succeeds after `lateMs`; `abandon`
   * is started and left, and fails after `lateMs` for want of time.
   */
  outcome: (typeof PAY_OUTCOMES)[number]
  method: Method
  lateMs: number
  /** A gateway that takes another amount or currency than asked: what the portal must catch. */
  amount?: number
  currency?: string
  email?: string
  contact?: string
}

export const LATE_MS = 15_000

/** The customer pays (or tries to). Null when the order is paid already. */
export function pay(
  world: RazorpayWorld,
  order: RazorpayOrder,
  request: Partial<PayRequest> = {}
): RazorpayPayment | null {
  if (order.status === 'paid') return null
  const { outcome = 'succeed', lateMs = LATE_MS } = request
  const payment = attempt(world, order, request)
  if (outcome === 'fail' || outcome === 'succeed_late') fail(world, payment)
  if (outcome === 'succeed') succeed(world, payment)
  if (outcome === 'authorize') authorize(world, payment)
  if (outcome === 'succeed_late') {
    world.clock.after(lateMs, () => {
      if (payment.status === 'failed' && world.payments.has(payment.id)) succeed(world, payment)
    })
  }
  if (outcome === 'abandon') {
    world.clock.after(lateMs, () => {
      if (payment.status === 'created' && world.payments.has(payment.id)) fail(world, payment, true)
    })
  }
  return payment
}

/** Captures an authorised payment: the money is the merchant's from here. */
export function capture(world: RazorpayWorld, payment: RazorpayPayment): void {
  const order = world.orders.get(payment.order_id)
  payment.status = 'captured'
  payment.captured = true
  const fee = Math.round((payment.amount * 236) / 10_000)
  payment.fee = fee
  payment.tax = Math.round((fee * 18) / 118)
  world.ledger.record({
    gateway: 'razorpay',
    kind: 'capture',
    id: payment.id,
    paymentId: payment.id,
    orderId: payment.order_id,
    currency: payment.currency,
    value: decimal(payment.amount, exponentOf(payment.currency)),
    at: world.clock.iso(),
  })
  announce(world, 'payment.captured', { payment })
  if (!order) return
  order.status = 'paid'
  order.amount_paid += payment.amount
  order.amount_due = Math.max(0, order.amount - order.amount_paid)
  announce(world, 'order.paid', { payment, order })
}

function attempt(world: RazorpayWorld, order: RazorpayOrder, request: Partial<PayRequest>) {
  const amount = request.amount ?? order.amount
  const payment: RazorpayPayment = {
    id: razorpayId('pay'),
    entity: 'payment',
    amount,
    currency: request.currency ?? order.currency,
    base_amount: amount,
    status: 'created',
    order_id: order.id,
    invoice_id: null,
    international: false,
    amount_refunded: 0,
    refund_status: null,
    captured: false,
    description: null,
    ...methodFields(request.method ?? 'upi'),
    email: request.email ?? 'customer@example.com',
    contact: request.contact ?? '+919000090000',
    notes: order.notes,
    fee: null,
    tax: null,
    error_code: null,
    error_description: null,
    error_source: null,
    error_step: null,
    error_reason: null,
    created_at: world.clock.seconds(),
  }
  world.payments.set(payment.id, payment)
  order.attempts += 1
  order.status = 'attempted'
  return payment
}

/** Declined by the bank, or, when it was only started, out of time. */
function fail(world: RazorpayWorld, payment: RazorpayPayment, timedOut = false): void {
  payment.status = 'failed'
  payment.error_code = 'BAD_REQUEST_ERROR'
  payment.error_description = timedOut
    ? 'Payment was not completed on time.'
    : 'Payment failed because it was declined by the bank.'
  payment.error_source = timedOut ? 'customer' : 'bank'
  payment.error_step = timedOut ? 'payment_authentication' : 'payment_authorization'
  payment.error_reason = timedOut ? 'payment_timed_out' : 'payment_declined'
  announce(world, 'payment.failed', { payment })
}

/**
 * Captured by itself unless the order asked otherwise. A late payment stays authorised when its time
 * for that is over, or when the order has been paid by another one.
 */
function succeed(world: RazorpayWorld, payment: RazorpayPayment): void {
  authorize(world, payment)
  const settings = world.captureSettings.get(payment.order_id) ?? ACCOUNT_DEFAULT
  if (!isCapturedByItself(settings, payment, world.clock.seconds())) return
  if (world.orders.get(payment.order_id)?.status !== 'paid') capture(world, payment)
}

function authorize(world: RazorpayWorld, payment: RazorpayPayment): void {
  payment.status = 'authorized'
  payment.error_code = null
  payment.error_description = null
  payment.error_source = null
  payment.error_step = null
  payment.error_reason = null
  announce(world, 'payment.authorized', { payment })
}

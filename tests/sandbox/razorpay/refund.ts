import { decimal, exponentOf } from '#tests/sandbox/control/iso_4217'
import type { JsonObject, Reply } from '#tests/sandbox/http/exchange'
import { digits, razorpayId } from '#tests/sandbox/ids'
import { isUnderDispute, undisputed } from '#tests/sandbox/razorpay/dispute'
import type { RazorpayPayment, RazorpayRefund } from '#tests/sandbox/razorpay/entities'
import { refuse } from '#tests/sandbox/razorpay/errors'
import { announce } from '#tests/sandbox/razorpay/events'
import { refuseAmount, storedNotes } from '#tests/sandbox/razorpay/inputs'
import type { RazorpayWorld } from '#tests/sandbox/razorpay/world'

/** Why this refund cannot be made, or null. */
export function refuseRefund(
  world: RazorpayWorld,
  payment: RazorpayPayment,
  amount: unknown
): Reply | null {
  if (payment.status === 'refunded') return refuse('The payment has been fully refunded already')
  if (!payment.captured) {
    return refuse('The payment status should be captured for action to be taken')
  }
  if (isUnderDispute(world, payment)) {
    return refuse('Payment is under dispute and cannot be refunded')
  }
  const left = undisputed(world, payment)
  if (left === 0) return refuse('The payment has been fully refunded already')
  const refused = amount === undefined ? null : refuseAmount(amount, payment.currency)
  if (refused) return refused
  if (typeof amount === 'number' && amount > left) {
    return refuse('The refund amount provided is greater than amount captured', {
      field: 'amount',
    })
  }
  return null
}

/** Gives money back; call `refuseRefund` first. Without an amount, all that is left. */
export function refund(
  world: RazorpayWorld,
  payment: RazorpayPayment,
  body: JsonObject = {}
): RazorpayRefund {
  const left = undisputed(world, payment)
  const made: RazorpayRefund = {
    id: razorpayId('rfnd'),
    entity: 'refund',
    amount: typeof body.amount === 'number' ? body.amount : left,
    currency: payment.currency,
    payment_id: payment.id,
    notes: storedNotes(body.notes),
    receipt: typeof body.receipt === 'string' ? body.receipt : null,
    acquirer_data: { arn: null },
    created_at: world.clock.seconds(),
    batch_id: null,
    status: 'pending',
    speed_processed: 'normal',
    speed_requested: 'normal',
  }
  world.refunds.set(made.id, made)
  move(payment, made.amount)
  announce(world, 'refund.created', { refund: made, payment })
  if (world.refundsStay === 'processed') processRefund(world, made)
  return made
}

export function processRefund(world: RazorpayWorld, made: RazorpayRefund): void {
  const payment = world.payments.get(made.payment_id)
  if (!payment || made.status !== 'pending') return
  made.status = 'processed'
  made.acquirer_data.arn = digits(23)
  world.ledger.record({
    gateway: 'razorpay',
    kind: 'refund',
    id: made.id,
    paymentId: payment.id,
    orderId: payment.order_id,
    currency: made.currency,
    value: decimal(made.amount, exponentOf(made.currency)),
    at: world.clock.iso(),
  })
  announce(world, 'refund.processed', { refund: made, payment })
}

export function failRefund(world: RazorpayWorld, made: RazorpayRefund): void {
  const payment = world.payments.get(made.payment_id)
  if (!payment || made.status !== 'pending') return
  made.status = 'failed'
  move(payment, -made.amount)
  announce(world, 'refund.failed', { refund: made, payment })
}

function move(payment: RazorpayPayment, amount: number): void {
  payment.amount_refunded += amount
  const full = payment.amount_refunded === payment.amount
  payment.status = full ? 'refunded' : 'captured'
  payment.refund_status = payment.amount_refunded === 0 ? null : full ? 'full' : 'partial'
}

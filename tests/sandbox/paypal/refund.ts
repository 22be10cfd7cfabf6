import { decimal, scaled } from '#tests/sandbox/control/iso_4217'
import type { Reply } from '#tests/sandbox/http/exchange'
import { paypalId } from '#tests/sandbox/ids'
import type { PaypalCapture, PaypalRefund } from '#tests/sandbox/paypal/entities'
import { refuse } from '#tests/sandbox/paypal/errors'
import { announce } from '#tests/sandbox/paypal/events'
import { paypalExponent, type PaypalMoney } from '#tests/sandbox/paypal/money'
import { captureResource, wholeRefund } from '#tests/sandbox/paypal/represent'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

interface RefundWords {
  invoiceId?: string
  customId?: string
  note?: string
}

/** Why this refund cannot be made, or null. */
export function refuseRefund(capture: PaypalCapture, amount: PaypalMoney | null): Reply | null {
  if (capture.status === 'PENDING') return refuse(422, 'PENDING_CAPTURE')
  if (capture.status === 'REFUNDED') return refuse(422, 'CAPTURE_FULLY_REFUNDED')
  if (!['COMPLETED', 'PARTIALLY_REFUNDED'].includes(capture.status)) {
    return refuse(422, 'REFUND_NOT_ALLOWED')
  }
  if (!amount) return null
  if (amount.currency_code !== capture.amount.currency_code) {
    return refuse(422, 'REFUND_CAPTURE_CURRENCY_MISMATCH', { field: '/amount/currency_code' })
  }
  const units = scaled(amount.value, paypalExponent(amount.currency_code))
  if (units > unitsLeft(capture)) {
    return refuse(422, 'REFUND_AMOUNT_EXCEEDED', { field: '/amount/value' })
  }
  return null
}

/** Gives money back; call `refuseRefund` first. Without an amount, all that is left. */
export function refund(
  world: PaypalWorld,
  capture: PaypalCapture,
  amount: PaypalMoney | null = null,
  words: RefundWords = {}
): PaypalRefund {
  const { currency_code } = capture.amount
  const value = amount?.value ?? decimal(unitsLeft(capture), paypalExponent(currency_code))
  const made: PaypalRefund = {
    id: paypalId(),
    captureId: capture.id,
    status: 'PENDING',
    amount: { currency_code, value },
    ...words,
    createTime: world.clock.iso(),
    updateTime: world.clock.iso(),
  }
  world.refunds.set(made.id, made)
  move(world, capture, made, 1)
  if (world.refundsStay === 'PENDING') {
    announce(world, 'PAYMENT.REFUND.PENDING', 'refund', wholeRefund(world, made))
  } else {
    completeRefund(world, made)
  }
  return made
}

export function completeRefund(world: PaypalWorld, made: PaypalRefund): boolean {
  if (made.status !== 'PENDING') return false
  made.status = 'COMPLETED'
  made.updateTime = world.clock.iso()
  record(world, made.captureId, made.id, 'refund', made.amount)
  announce(world, 'PAYMENT.CAPTURE.REFUNDED', 'refund', wholeRefund(world, made))
  return true
}

export function failRefund(world: PaypalWorld, made: PaypalRefund): boolean {
  const capture = world.captures.get(made.captureId)
  if (made.status !== 'PENDING' || !capture) return false
  made.status = 'FAILED'
  made.updateTime = world.clock.iso()
  move(world, capture, made, -1)
  announce(world, 'PAYMENT.REFUND.FAILED', 'refund', wholeRefund(world, made))
  return true
}

/** PayPal takes the whole of a capture back (a chargeback, a returned eCheck). */
export function reverseCapture(world: PaypalWorld, capture: PaypalCapture): boolean {
  if (capture.status !== 'COMPLETED') return false
  const exponent = paypalExponent(capture.amount.currency_code)
  capture.status = 'REFUNDED'
  capture.refundedUnits = scaled(capture.amount.value, exponent)
  capture.updateTime = world.clock.iso()
  record(world, capture.id, paypalId(), 'reversal', capture.amount)
  announce(world, 'PAYMENT.CAPTURE.REVERSED', 'capture', captureResource(world, capture))
  return true
}

function unitsLeft(capture: PaypalCapture): number {
  const { currency_code, value } = capture.amount
  return scaled(value, paypalExponent(currency_code)) - capture.refundedUnits
}

function move(world: PaypalWorld, capture: PaypalCapture, made: PaypalRefund, sign: 1 | -1): void {
  const exponent = paypalExponent(made.amount.currency_code)
  capture.refundedUnits += sign * scaled(made.amount.value, exponent)
  capture.updateTime = world.clock.iso()
  if (unitsLeft(capture) === 0) capture.status = 'REFUNDED'
  else capture.status = capture.refundedUnits === 0 ? 'COMPLETED' : 'PARTIALLY_REFUNDED'
}

function record(
  world: PaypalWorld,
  captureId: string,
  id: string,
  kind: 'refund' | 'reversal',
  amount: PaypalMoney
): void {
  world.ledger.record({
    gateway: 'paypal',
    kind,
    id,
    paymentId: captureId,
    orderId: world.captures.get(captureId)?.orderId ?? '',
    currency: amount.currency_code,
    value: amount.value,
    at: world.clock.iso(),
  })
}

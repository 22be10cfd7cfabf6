import { decimal, scaled } from '#tests/sandbox/control/iso_4217'
import type { Reply } from '#tests/sandbox/http/exchange'
import { paypalId } from '#tests/sandbox/ids'
import type { PaypalCapture, PaypalRefund } from '#tests/sandbox/paypal/entities'
import { refuse } from '#tests/sandbox/paypal/errors'
import { announce } from '#tests/sandbox/paypal/events'
import { paypalExponent, type PaypalMoney } from '#tests/sandbox/paypal/money'
import { wholeRefund } from '#tests/sandbox/paypal/represent'
import { unitsLeft } from '#tests/sandbox/paypal/units_left'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

interface RefundWords {
  invoiceId?: string
  customId?: string
  note?: string
}

/** Why this refund cannot be made, or null. */
export function refuseRefund(
  world: PaypalWorld,
  capture: PaypalCapture,
  amount: PaypalMoney | null
): Reply | null {
  if (capture.status === 'PENDING') return refuse(422, 'PENDING_CAPTURE')
  if (capture.status === 'REFUNDED') return refuse(422, 'CAPTURE_FULLY_REFUNDED')
  if (!['COMPLETED', 'PARTIALLY_REFUNDED'].includes(capture.status)) {
    return refuse(422, 'REFUND_NOT_ALLOWED')
  }
  const open = world.disputesOf(capture.id).find(({ outcome }) => outcome === null)
  if (open) {
    const chargeback = open.channel === 'EXTERNAL'
    return refuse(
      422,
      chargeback ? 'REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK' : 'TRANSACTION_DISPUTED'
    )
  }
  const left = unitsLeft(world, capture)
  if (left === 0) return refuse(422, 'CAPTURE_FULLY_REFUNDED')
  if (!amount) return null
  if (amount.currency_code !== capture.amount.currency_code) {
    return refuse(422, 'REFUND_CAPTURE_CURRENCY_MISMATCH', { field: '/amount/currency_code' })
  }
  const units = scaled(amount.value, paypalExponent(amount.currency_code))
  if (units > left) {
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
  const made = takeBack(world, capture, amount, words)
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
  record(world, made)
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

/**
 * PayPal or the payer's bank takes a capture back, whole or in part (a chargeback, a returned
 * eCheck). On the wire it is a refund that nobody asked for: it has an id of its own, is listed with
 * the order and lowers the capture; only the event's name tells the difference. Null when there is
 * not so much left.
 */
export function reverseCapture(
  world: PaypalWorld,
  capture: PaypalCapture,
  amount: PaypalMoney | null = null
): PaypalRefund | null {
  const paid = capture.status === 'COMPLETED' || capture.status === 'PARTIALLY_REFUNDED'
  const { currency_code } = capture.amount
  const left = unitsLeft(world, capture)
  const units = amount ? scaled(amount.value, paypalExponent(currency_code)) : left
  if (!paid || units < 1 || units > left) return null
  if (amount && amount.currency_code !== currency_code) return null
  const made = takeBack(world, capture, amount, {}, true)
  made.status = 'COMPLETED'
  record(world, made)
  announce(world, 'PAYMENT.CAPTURE.REVERSED', 'refund', wholeRefund(world, made))
  return made
}

function takeBack(
  world: PaypalWorld,
  capture: PaypalCapture,
  amount: PaypalMoney | null,
  words: RefundWords,
  isReversal = false
): PaypalRefund {
  const { currency_code } = capture.amount
  const value = amount?.value ?? decimal(unitsLeft(world, capture), paypalExponent(currency_code))
  const made: PaypalRefund = {
    id: paypalId(),
    captureId: capture.id,
    status: 'PENDING',
    amount: { currency_code, value },
    ...words,
    isReversal,
    createTime: world.clock.iso(),
    updateTime: world.clock.iso(),
  }
  world.refunds.set(made.id, made)
  move(world, capture, made, 1)
  return made
}

function move(world: PaypalWorld, capture: PaypalCapture, made: PaypalRefund, sign: 1 | -1): void {
  const exponent = paypalExponent(made.amount.currency_code)
  capture.refundedUnits += sign * scaled(made.amount.value, exponent)
  capture.updateTime = world.clock.iso()
  const whole = scaled(capture.amount.value, exponent)
  if (capture.refundedUnits === whole) capture.status = 'REFUNDED'
  else capture.status = capture.refundedUnits === 0 ? 'COMPLETED' : 'PARTIALLY_REFUNDED'
}

function record(world: PaypalWorld, { id, captureId, amount, isReversal }: PaypalRefund): void {
  world.ledger.record({
    gateway: 'paypal',
    kind: isReversal ? 'reversal' : 'refund',
    id,
    paymentId: captureId,
    orderId: world.captures.get(captureId)?.orderId ?? '',
    currency: amount.currency_code,
    value: amount.value,
    at: world.clock.iso(),
  })
}

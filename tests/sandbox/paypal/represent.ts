import { decimal, scaled } from '#tests/sandbox/control/iso_4217'
import type { JsonObject } from '#tests/sandbox/http/exchange'
import type { PaypalCapture, PaypalOrder, PaypalRefund } from '#tests/sandbox/paypal/entities'
import type { Link } from '#tests/sandbox/paypal/errors'
import { paypalExponent, type PaypalMoney } from '#tests/sandbox/paypal/money'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

const PAYER_NAME = { given_name: 'Sandbox', surname: 'Customer' }
const PAYER_EMAIL = 'customer@example.com'

/** An order's links; which one leads the payer on depends on how the order was asked for. */
export function orderLinks(world: PaypalWorld, order: PaypalOrder): Link[] {
  const self = `${world.url}/v2/checkout/orders/${order.id}`
  const links: Link[] = [{ href: self, rel: 'self', method: 'GET' }]
  if (order.status === 'COMPLETED' || order.status === 'VOIDED') return links
  links.push({
    href: `${world.url}/checkoutnow?token=${order.id}`,
    rel: order.withPaymentSource ? 'payer-action' : 'approve',
    method: 'GET',
  })
  if (!order.withPaymentSource || order.status === 'APPROVED') {
    links.push(
      { href: self, rel: 'update', method: 'PATCH' },
      { href: `${self}/capture`, rel: 'capture', method: 'POST' }
    )
  }
  return links
}

export function minimalOrder(world: PaypalWorld, order: PaypalOrder): JsonObject {
  return {
    id: order.id,
    status: order.status,
    ...paymentSource(order),
    links: orderLinks(world, order),
  }
}

export function wholeOrder(world: PaypalWorld, order: PaypalOrder): JsonObject {
  return {
    id: order.id,
    intent: order.intent,
    status: order.status,
    ...paymentSource(order),
    purchase_units: order.purchaseUnits.map((unit) => withPayments(world, order, unit)),
    ...payer(order),
    create_time: order.createTime,
    update_time: order.updateTime,
    links: orderLinks(world, order),
  }
}

export function wholeCapture(world: PaypalWorld, capture: PaypalCapture): JsonObject {
  const self = `${world.url}/v2/payments/captures/${capture.id}`
  return {
    id: capture.id,
    status: capture.status,
    ...(capture.reason ? { status_details: { reason: capture.reason } } : {}),
    amount: capture.amount,
    final_capture: true,
    seller_protection: { status: 'NOT_ELIGIBLE' },
    ...(settled(capture) ? { seller_receivable_breakdown: breakdown(capture.amount) } : {}),
    ...(capture.invoiceId === undefined ? {} : { invoice_id: capture.invoiceId }),
    ...(capture.customId === undefined ? {} : { custom_id: capture.customId }),
    create_time: capture.createTime,
    update_time: capture.updateTime,
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/refund`, rel: 'refund', method: 'POST' },
      { href: `${world.url}/v2/checkout/orders/${capture.orderId}`, rel: 'up', method: 'GET' },
    ],
  }
}

/** The capture as its own resource tells its order and payee as well. */
export function captureResource(world: PaypalWorld, capture: PaypalCapture): JsonObject {
  return {
    ...wholeCapture(world, capture),
    supplementary_data: { related_ids: { order_id: capture.orderId } },
    payee: { merchant_id: world.merchantId },
  }
}

export function wholeRefund(world: PaypalWorld, refund: PaypalRefund): JsonObject {
  const none = { ...refund.amount, value: decimal(0, paypalExponent(refund.amount.currency_code)) }
  const captureUrl = `${world.url}/v2/payments/captures/${refund.captureId}`
  return {
    id: refund.id,
    status: refund.status,
    ...(refund.status === 'PENDING' ? { status_details: { reason: 'ECHECK' } } : {}),
    amount: refund.amount,
    ...(refund.invoiceId === undefined ? {} : { invoice_id: refund.invoiceId }),
    ...(refund.customId === undefined ? {} : { custom_id: refund.customId }),
    ...(refund.note === undefined ? {} : { note_to_payer: refund.note }),
    seller_payable_breakdown: {
      gross_amount: refund.amount,
      paypal_fee: none,
      net_amount: refund.amount,
      total_refunded_amount: totalRefunded(world, refund),
    },
    create_time: refund.createTime,
    update_time: refund.updateTime,
    links: [
      { href: `${world.url}/v2/payments/refunds/${refund.id}`, rel: 'self', method: 'GET' },
      { href: captureUrl, rel: 'up', method: 'GET' },
    ],
  }
}

function withPayments(
  world: PaypalWorld,
  order: PaypalOrder,
  unit: PaypalOrder['purchaseUnits'][0]
) {
  const captures = order.captureIds
    .map((id) => world.captures.get(id))
    .filter((capture) => capture?.referenceId === unit.reference_id)
  const ids = captures.map((capture) => capture?.id)
  const refunds = [...world.refunds.values()].filter((refund) => ids.includes(refund.captureId))
  if (captures.length === 0) return unit
  return {
    ...unit,
    payments: {
      captures: captures.flatMap((capture) => (capture ? [wholeCapture(world, capture)] : [])),
      ...(refunds.length === 0
        ? {}
        : { refunds: refunds.map((refund) => wholeRefund(world, refund)) }),
    },
  }
}

function paymentSource(order: PaypalOrder): JsonObject {
  if (order.status === 'CREATED') return {}
  if (order.status === 'PAYER_ACTION_REQUIRED') return { payment_source: { paypal: {} } }
  return {
    payment_source: {
      paypal: {
        email_address: PAYER_EMAIL,
        account_id: order.payerId,
        account_status: 'VERIFIED',
        name: PAYER_NAME,
        address: { country_code: 'US' },
      },
    },
  }
}

function payer(order: PaypalOrder): JsonObject {
  if (order.status === 'CREATED' || order.status === 'PAYER_ACTION_REQUIRED') return {}
  return {
    payer: {
      name: PAYER_NAME,
      email_address: PAYER_EMAIL,
      payer_id: order.payerId,
      address: { country_code: 'US' },
    },
  }
}

function totalRefunded(world: PaypalWorld, refund: PaypalRefund): PaypalMoney {
  const units = world.captures.get(refund.captureId)?.refundedUnits ?? 0
  const exponent = paypalExponent(refund.amount.currency_code)
  return { ...refund.amount, value: decimal(units, exponent) }
}

function settled(capture: PaypalCapture): boolean {
  return ['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(capture.status)
}

/** Gross, a fee of about 3.49 %, and the rest. */
function breakdown(amount: PaypalMoney): JsonObject {
  const exponent = paypalExponent(amount.currency_code)
  const gross = scaled(amount.value, exponent)
  const fee = Math.min(gross, Math.round((gross * 349) / 10_000))
  const money = (units: number) => ({ ...amount, value: decimal(units, exponent) })
  return { gross_amount: amount, paypal_fee: money(fee), net_amount: money(gross - fee) }
}

import { money, oneOf, subunits, type On } from '#tests/sandbox/control/action'
import { DISPUTE_VERDICTS, type PaypalControls } from '#tests/sandbox/control/paypal_controls'
import type { RazorpayControls } from '#tests/sandbox/control/razorpay_controls'
import { DISPUTE_CHANNELS, DISPUTE_REASONS } from '#tests/sandbox/paypal/entities'
import { DISPUTE_TURNS } from '#tests/sandbox/razorpay/dispute'
import { DISPUTE_PHASES } from '#tests/sandbox/razorpay/entities'

/** The customer, the bank and the dashboard of Razorpay. */
export function razorpayRoutes(on: On, razorpay: RazorpayControls): void {
  on('GET', '/razorpay/orders/:id', (_body, { id }) => ({
    order: razorpay.world().orders.get(id) ?? null,
    payments: razorpay.world().paymentsOf(id),
  }))
  on('POST', '/razorpay/orders/:id/pay', (body, { id }) => razorpay.pay(id, body))
  on('POST', '/razorpay/payments/:id/capture', (_body, { id }) => razorpay.capture(id))
  on('POST', '/razorpay/payments/:id/refund', ({ amount }, { id }) =>
    razorpay.refund(id, amount === undefined ? undefined : subunits(amount))
  )
  on('POST', '/razorpay/refunds', ({ stay }) =>
    razorpay.refundsStay(stay === 'pending' ? 'pending' : 'processed')
  )
  on('POST', '/razorpay/refunds/:id', ({ verdict }, { id }) =>
    razorpay.decideRefund(id, verdict === 'failed' ? 'failed' : 'processed')
  )
  on('POST', '/razorpay/payments/:id/dispute', ({ amount, reason, phase }, { id }) =>
    razorpay.dispute(id, {
      ...(amount === undefined ? {} : { amount: subunits(amount) }),
      ...(typeof reason === 'string' ? { reason } : {}),
      ...(phase === undefined ? {} : { phase: oneOf(DISPUTE_PHASES, phase) }),
    })
  )
  on('POST', '/razorpay/disputes/:id', ({ verdict }, { id }) =>
    razorpay.decideDispute(id, oneOf(DISPUTE_TURNS, verdict))
  )
  on('POST', '/razorpay/secret', ({ secret }) => ({
    secret: razorpay.rotateSecret(typeof secret === 'string' ? secret : undefined),
  }))
  on('POST', '/razorpay/keys', (body) => razorpay.setKeys(body))
}

/** The payer and PayPal. */
export function paypalRoutes(on: On, paypal: PaypalControls): void {
  on('GET', '/paypal/orders/:id', (_body, { id }) => ({
    order: paypal.world().orders.get(id) ?? null,
    captures: [...paypal.world().captures.values()].filter((capture) => capture.orderId === id),
  }))
  on('POST', '/paypal/orders/:id/approve', (body, { id }) => paypal.approve(id, body))
  on('POST', '/paypal/captures/:id', ({ verdict }, { id }) =>
    paypal.decideCapture(id, verdict === 'denied' ? 'denied' : 'completed')
  )
  on('POST', '/paypal/captures/:id/reverse', ({ amount }, { id }) =>
    paypal.reverse(id, amount === undefined ? null : money(amount))
  )
  on('POST', '/paypal/captures/:id/refund', ({ amount }, { id }) =>
    paypal.refund(id, amount === undefined ? null : money(amount))
  )
  on('POST', '/paypal/refunds', ({ stay }) =>
    paypal.refundsStay(stay === 'PENDING' ? 'PENDING' : 'COMPLETED')
  )
  on('POST', '/paypal/refunds/:id', ({ verdict }, { id }) =>
    paypal.decideRefund(id, verdict === 'failed' ? 'failed' : 'completed')
  )
  on('POST', '/paypal/captures/:id/dispute', ({ amount, reason, channel }, { id }) =>
    paypal.dispute(id, {
      ...(amount === undefined ? {} : { amount: money(amount) }),
      ...(reason === undefined ? {} : { reason: oneOf(DISPUTE_REASONS, reason) }),
      ...(channel === undefined ? {} : { channel: oneOf(DISPUTE_CHANNELS, channel) }),
    })
  )
  on('POST', '/paypal/disputes/:id', ({ verdict, reverses }, { id }) =>
    paypal.decideDispute(id, oneOf(DISPUTE_VERDICTS, verdict), { reverses: reverses === true })
  )
  on('POST', '/paypal/keys', (body) => paypal.setKeys(body))
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decimal } from '#tests/sandbox/control/iso_4217'
import { isObject, json, objectBody, type Exchange, type Reply } from '#tests/sandbox/http/exchange'
import type { Router } from '#tests/sandbox/http/router'
import { escapeHtml, layout, notice, readableAmount } from '#tests/sandbox/pages/layout'
import { razorpayExponent } from '#tests/sandbox/razorpay/currencies'
import type { RazorpayPayment } from '#tests/sandbox/razorpay/entities'
import { refuse, unauthenticated, unknownId } from '#tests/sandbox/razorpay/errors'
import { METHODS } from '#tests/sandbox/razorpay/methods'
import { pay, PAY_OUTCOMES } from '#tests/sandbox/razorpay/pay'
import { checkoutSignature } from '#tests/sandbox/razorpay/signature'
import type { RazorpayWorld } from '#tests/sandbox/razorpay/world'

const RIBBON = 'Razorpay sandbox: no real money'
const publicFile = (name: string) => readFileSync(join(import.meta.dirname, 'public', name), 'utf8')

/** The script that merchants load, the page that it frames, and the call that the page makes. */
export function checkoutPages(router: Router, world: RazorpayWorld): void {
  const script = publicFile('checkout.js')
  router.on('GET', '/v1/checkout.js', 'page.script', () => ({
    status: 200,
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' },
    body: script,
  }))
  router.on('GET', '/v1/checkout/hosted', 'page.hosted', (exchange) => hosted(world, exchange))
  router.on('POST', '/v1/checkout/hosted/:id/payments', 'page.pay', (exchange) =>
    payHere(world, exchange)
  )
}

function hosted(world: RazorpayWorld, { query }: Exchange): Reply {
  if (query.get('key_id') !== world.keys.keyId) {
    return notice(RIBBON, 'Wrong key', 'The API key that the shop gave is not known here.', 401)
  }
  const order = world.orders.get(query.get('order_id') ?? '')
  if (!order) return notice(RIBBON, 'No such order', 'The order is not known here.', 400)
  const exponent = razorpayExponent(order.currency) ?? 2
  const amount = readableAmount(decimal(order.amount, exponent), order.currency, exponent)
  const paid = order.status === 'paid'
  const body = `
<h1>${escapeHtml(query.get('name') || 'A shop')}</h1>
<p class="soft">${escapeHtml(query.get('description') || order.id)}</p>
<p class="amount">${escapeHtml(amount)}</p>
<p class="note bad" role="alert" id="failure">${paid ? 'This order is paid already.' : ''}</p>
<p class="note good" role="status" id="progress"></p>
<form id="checkout"${paid ? ' hidden' : ''}>
  <fieldset>
    <legend>Pay with</legend>
    ${choice('upi', 'UPI', 'customer@okhdfcbank', true)}
    ${choice('card', 'Card', 'Visa ending in 1111')}
    ${choice('netbanking', 'Netbanking', 'HDFC Bank')}
  </fieldset>
  <button class="primary" type="submit" value="succeed">Pay ${escapeHtml(amount)}</button>
  <div class="rest">
    <h2>Or end it another way</h2>
    <button type="submit" value="fail">Fail</button>
    <button type="submit" value="succeed_late">Succeed late</button>
  </div>
</form>
<button type="button" id="close">Close</button>`
  return layout({ title: 'Checkout', ribbon: RIBBON, body, script: publicFile('hosted.js') })
}

function choice(value: string, label: string, detail: string, checked = false): string {
  return `<label class="choice"><input type="radio" name="method" value="${value}"${
    checked ? ' checked' : ''
  }><span>${label}<small>${detail}</small></span></label>`
}

function payHere(world: RazorpayWorld, exchange: Exchange): Reply {
  const body = objectBody(exchange)
  if (!isObject(body)) return refuse('The request body is not valid JSON')
  if (body.key_id !== world.keys.keyId) return unauthenticated()
  const order = world.orders.get(exchange.params.id)
  if (!order) return unknownId()
  const method = METHODS.find((one) => one === body.method)
  const outcome = PAY_OUTCOMES.find((one) => one === body.outcome)
  if (!method || !outcome) return refuse('The method or the outcome is not known')
  const payment = pay(world, order, {
    method,
    outcome,
    ...(typeof body.email === 'string' && body.email ? { email: body.email } : {}),
    ...(typeof body.contact === 'string' && body.contact ? { contact: body.contact } : {}),
  })
  if (!payment) {
    return refuse('Your payment has been declined as the order is already paid.')
  }
  return json(200, payment.captured ? success(world, payment) : failure(payment))
}

function success(world: RazorpayWorld, payment: RazorpayPayment) {
  return {
    razorpay_payment_id: payment.id,
    razorpay_order_id: payment.order_id,
    razorpay_signature: checkoutSignature(payment.order_id, payment.id, world.keys.keySecret),
  }
}

/** The shape that `payment.failed` listeners get. */
function failure(payment: RazorpayPayment) {
  return {
    error: {
      code: payment.error_code,
      description: payment.error_description,
      source: payment.error_source,
      step: payment.error_step,
      reason: payment.error_reason,
      metadata: { order_id: payment.order_id, payment_id: payment.id },
    },
  }
}

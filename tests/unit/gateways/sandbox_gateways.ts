import { Money } from '#domain/money/money'
import { PayPalGateway } from '#gateways/paypal'
import { RazorpayGateway } from '#gateways/razorpay'
import type { GatewayIntent } from '#gateways/payment_gateway'
import { startSandbox, type Sandbox } from '#tests/sandbox/start'
import { paypalKeys, RAZORPAY_KEYS } from '#tests/support/sandbox'

type Cleanup = (work: () => Promise<void>) => void
export type World = Awaited<ReturnType<typeof gateways>>

/** Both gateways' real clients against a sandbox of this test. */
export async function gateways(cleanup: Cleanup, webhookUrl: string | null = null) {
  const keys = paypalKeys()
  const sandbox = await startSandbox({
    razorpay: { ...RAZORPAY_KEYS, webhookUrl },
    paypal: { ...keys, webhookUrl },
  })
  cleanup(() => sandbox.stop())
  return { sandbox, razorpay: razorpayOf(sandbox), paypal: paypalOf(sandbox, keys) }
}

function razorpayOf(sandbox: Sandbox) {
  return new RazorpayGateway({
    ...RAZORPAY_KEYS,
    webhookSecrets: [RAZORPAY_KEYS.webhookSecret],
    baseUrl: sandbox.urls.razorpay,
    checkoutUrl: sandbox.urls.razorpayCheckout,
    timeoutMs: 4_000,
  })
}

function paypalOf(sandbox: Sandbox, keys: ReturnType<typeof paypalKeys>) {
  return new PayPalGateway({
    clientId: keys.clientId,
    clientSecret: keys.secret,
    webhookId: keys.webhookId,
    baseUrl: sandbox.urls.paypal,
    timeoutMs: 4_000,
    trustedRoots: null,
  })
}

let intents = 0

export function anIntent(amount: Money): GatewayIntent {
  const publicId = `intent-of-the-tests-${String(intents++).padStart(2, '0')}`
  return {
    publicId,
    gatewayOrderId: null,
    openedBefore: false,
    amount,
    attempt: 1,
    invoiceNumbers: [`INV-${publicId}`],
    description: 'INV-42',
    returnUrl: 'http://localhost:3333/portal/return',
    cancelUrl: 'http://localhost:3333/portal/cancel',
    payer: { name: 'Ada', email: 'ada@example.com', phone: null },
    companyName: 'Larkspur Studio',
  }
}

/** An order that the payer paid, and what it is at the gateway. */
export async function paidAtRazorpay(world: World, amount = Money.of('INR', 100_000)) {
  const intent = anIntent(amount)
  const opened = await world.razorpay.open(intent)
  if (opened.outcome !== 'page') throw new Error(opened.outcome)
  const { id: paymentId } = world.sandbox.control.razorpay.pay(opened.gatewayOrderId)
  return { intent: { ...intent, gatewayOrderId: opened.gatewayOrderId }, paymentId }
}

export async function paidAtPayPal(world: World, amount = Money.of('USD', 10_000)) {
  const intent = anIntent(amount)
  const opened = await world.paypal.open(intent)
  if (opened.outcome !== 'redirect') throw new Error(opened.outcome)
  const known = { ...intent, gatewayOrderId: opened.gatewayOrderId }
  world.sandbox.control.paypal.approve(opened.gatewayOrderId)
  const [payment] = (await world.paypal.capture(known)).payments
  if (!payment) throw new Error('nothing was captured')
  return { intent: known, captureId: payment.gatewayPaymentId }
}

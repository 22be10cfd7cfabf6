import { createHmac } from 'node:crypto'
import app from '@adonisjs/core/services/app'
import { reconcilePayments } from '#domain/ledger/intents/reconcile_payments'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'
import type { Sandbox } from '#tests/sandbox/start'
import { openPayment, orderOf, runJobs } from '#tests/support/payment_world'
import type { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, signedIn } from '#tests/support/portal_world'
import { RAZORPAY_KEYS } from '#tests/support/sandbox'
import type { UblChoices } from '#tests/unit/domain/imports/ubl_text'

export const GATEWAYS = ['razorpay', 'paypal'] as const
export type Gateway = (typeof GATEWAYS)[number]

/** What `ledgerNow` has to say after one payment of one invoice, told by one receipt. */
export const SETTLED = { faults: [], payments: 1, allocations: 1, refunds: 0, receipts: 1 }

const INTENTS = '/api/v1/client-portal/payment-intents'

/** An invoice (by default of €120) and its client, signed in. */
export async function invoiceToPay(buyer = 'Kestrel', choices: UblChoices = { number: 'A-1' }) {
  const { invoice, client } = await invoiceFor(buyer, choices)
  return { invoice, client, browser: await signedIn(client) }
}

/** The same, with an order of the gateway's for all of it. */
export async function openedPayment(gateway: Gateway = 'razorpay') {
  const { invoice, client, browser } = await invoiceToPay()
  const { body } = await openPayment(browser, gateway, invoice)
  const { checkout } = body.data
  const id: string = body.data.id
  return { invoice, client, browser, id, order: await orderOf(id), checkout }
}

/** The customer pays, and their browser never comes back. */
export function payAtGateway(sandbox: Sandbox, gateway: Gateway, orderId: string) {
  if (gateway === 'razorpay') sandbox.control.razorpay.pay(orderId)
  else sandbox.control.paypal.approve(orderId)
}

/** "The browser is back": asks what became of the payment. */
export function confirm(browser: PortalBrowser, intentId: string) {
  return browser.send('POST', `${INTENTS}/${intentId}/confirmation`, {})
}

/** What the page of the result shows. */
export async function shown(browser: PortalBrowser, intentId: string) {
  const { body } = await browser.get(`${INTENTS}/${intentId}`)
  return body.data
}

/** Lets every webhook arrive and be worked on, and those that this brings about. */
export async function deliver(sandbox: Sandbox): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await sandbox.control.quiet()
    await runJobs()
  }
}

/** The reconciler's turn, at the test clock's time. */
export async function reconcile(): Promise<void> {
  const registry = await app.container.make(GatewayRegistry)
  const clock = await app.container.make(Clock)
  const { failures } = await reconcilePayments((name) => registry.get(name), clock.now())
  if (failures.length > 0) throw failures[0].error
}

/** What checkout.js brings back with a payment, signed with the key's secret. */
export function signedReturn(orderId: string, paymentId: string): URLSearchParams {
  const signature = createHmac('sha256', RAZORPAY_KEYS.keySecret)
    .update(`${orderId}|${paymentId}`)
    .digest('hex')
  return new URLSearchParams({
    razorpay_payment_id: paymentId,
    razorpay_order_id: orderId,
    razorpay_signature: signature,
  })
}

/** Razorpay's site posts the browser back to us. */
export function returnFromRazorpay(intentId: string, body: URLSearchParams) {
  const base = `http://${process.env.HOST}:${process.env.PORT}`
  return fetch(`${base}/portal/return/razorpay/${intentId}`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { 'origin': 'https://api.razorpay.com', 'sec-fetch-site': 'cross-site' },
  })
}

/** PayPal's site sends the browser back to us. */
export function returnFromPaypal(intentId: string, token: string) {
  const base = `http://${process.env.HOST}:${process.env.PORT}`
  const query = new URLSearchParams({ token, PayerID: 'TESTPAYER' })
  return fetch(`${base}/portal/return/paypal/${intentId}?${query}`, { redirect: 'manual' })
}

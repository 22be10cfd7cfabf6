import app from '@adonisjs/core/services/app'
import { acceptHeld } from '#domain/ledger/intents/accept_held'
import { reconcilePayments } from '#domain/ledger/intents/reconcile_payments'
import { returnHeld } from '#domain/ledger/intents/return_held'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import type { PaymentGateway } from '#gateways/payment_gateway'
import { GatewayRegistry } from '#gateways/registry'
import PaymentIntent from '#models/payment_intent'
import type { Sandbox } from '#tests/sandbox/start'
import { openPayment, orderOf } from '#tests/support/payment_world'
import type { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'
const actor = systemActor('test')

/** What staff write down when they decide about held money. */
export const NOTE = { note: 'talked to them' }

/** An invoice of EUR 120, paid with PayPal; what was captured instead is held. */
export async function heldPayment(sandbox: Sandbox, value: string, currency = 'EUR') {
  const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
  const browser = await signedIn(client)
  const { body } = await openPayment(browser, 'paypal', invoice)
  const id: string = body.data.id
  sandbox.control.paypal.approve(await orderOf(id), {
    captureInstead: { currency_code: currency, value },
  })
  const state = await confirm(browser, id)
  if (state !== 'held') throw new Error(`It is ${state}, not held`)
  return { invoice, client, browser, id }
}

/** Staff keep it. */
export async function accept(id: string) {
  const { find, clock } = await surroundings()
  return acceptHeld(id, NOTE, actor, null, find('paypal'), clock.now())
}

/** Staff send it back. */
export async function giveBack(id: string) {
  const { find, clock } = await surroundings()
  return returnHeld(id, NOTE, actor, null, find('paypal'), clock.now())
}

/** Whatever else may come afterwards: webhooks' jobs, the reconciler, the payer. */
export async function lookAgain(id: string, days = 0) {
  const { find, clock } = await surroundings()
  const intent = await intentOf(id)
  await settlePaymentIntent(intent.id, find(intent.gateway), actor, clock.now())
  await reconcilePayments(find, clock.now().plus({ days }))
}

/** Has the portal look at a payment; answers the state that it is in then. */
export async function confirm(browser: PortalBrowser, id: string): Promise<string> {
  const answer = await browser.send('POST', `${API}/payment-intents/${id}/confirmation`, {})
  return answer.body.data.state
}

/** The payment as the database has it. */
export function intentOf(publicId: string): Promise<PaymentIntent> {
  return PaymentIntent.findByOrFail('public_id', publicId)
}

/** The gateways and the time of this test. */
export async function surroundings() {
  const registry = await app.container.make(GatewayRegistry)
  const clock = await app.container.make(Clock)
  const find = (name: string): PaymentGateway => {
    const gateway = registry.get(name)
    if (!gateway) throw new Error(`${name} has no keys`)
    return gateway
  }
  return { find, clock }
}

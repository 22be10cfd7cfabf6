import app from '@adonisjs/core/services/app'
import { Clock } from '#domain/shared/clock'
import type { PaymentGateway } from '#gateways/payment_gateway'
import { GatewayRegistry } from '#gateways/registry'
import PaymentIntent from '#models/payment_intent'
import type { Sandbox } from '#tests/sandbox/start'
import { openPayment, orderOf } from '#tests/support/payment_world'
import type { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

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

import app from '@adonisjs/core/services/app'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import { systemActor } from '#domain/shared/actor'
import { GatewayRegistry } from '#gateways/registry'
import type { GatewayName, PaymentGateway } from '#gateways/payment_gateway'
import type Invoice from '#models/invoice'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'
import { openPayment, type PaymentWorld } from '#tests/support/payment_world'
import { invoiceFor, signedIn } from '#tests/support/portal_world'
import type { UblChoices } from '#tests/unit/domain/imports/ubl_text'

export async function gatewayOf(name: string): Promise<PaymentGateway> {
  const registry = await app.container.make(GatewayRegistry)
  const gateway = registry.get(name)
  if (!gateway) throw new Error(`${name} is off`)
  return gateway
}

/** Asks the gateway about the payment's intent, and posts what it says. */
export async function settle(payment: Payment, world: PaymentWorld): Promise<void> {
  const gateway = await gatewayOf(payment.gateway)
  await settlePaymentIntent(payment.intentId!, gateway, systemActor('test'), world.clock.now())
}

/** An invoice (by default of €120) that a customer paid through the gateway, all the way. */
export async function paidThrough(
  world: PaymentWorld,
  name: GatewayName,
  choices: UblChoices = { number: 'A-1' }
): Promise<{ invoice: Invoice; payment: Payment; gateway: PaymentGateway }> {
  const { invoice, client } = await invoiceFor('Kestrel', choices)
  const browser = await signedIn(client)
  const { body } = await openPayment(browser, name, invoice)
  const intent = await PaymentIntent.findByOrFail('public_id', body.data.id)
  if (intent.gatewayOrderId === null) throw new Error('The payment has no order')
  if (name === 'razorpay') world.sandbox.control.razorpay.pay(intent.gatewayOrderId)
  else world.sandbox.control.paypal.approve(intent.gatewayOrderId)

  const gateway = await gatewayOf(name)
  await settlePaymentIntent(intent.id, gateway, systemActor('test'), world.clock.now())
  await invoice.refresh()
  return { invoice, payment: await Payment.findByOrFail('intent_id', intent.id), gateway }
}

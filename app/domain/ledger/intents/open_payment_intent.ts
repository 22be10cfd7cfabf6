import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { toGatewayIntent, type CheckoutContext } from '#domain/ledger/intents/intent_facts'
import { loadIntent } from '#domain/ledger/intents/load_intent'
import { nextCheckAt } from '#domain/ledger/intents/next_check'
import {
  planIntent,
  type IntentRequest,
  type PlannedIntent,
  type PlanRefused,
} from '#domain/ledger/intents/plan_intent'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type { Checkout, PaymentGateway } from '#gateways/payment_gateway'
import PaymentIntent from '#models/payment_intent'
import PaymentIntentInvoice from '#models/payment_intent_invoice'

export type OpenRefused =
  | PlanRefused
  | Refused<'gateway_refuses', { code: string; message: string }>
  | Refused<'gateway_unavailable', { intentId: string }>

/**
 * Opens a payment: the intent is written before the gateway hears of it, so that no answer can be
 * lost. Paying the same again with the same gateway continues the intent that is open; any other
 * choice supersedes it (late money on either still settles). The gateway is called outside of any
 * transaction.
 */
export async function openPaymentIntent(
  request: IntentRequest,
  gateway: PaymentGateway,
  context: CheckoutContext,
  actor: Actor,
  now: DateTime
): Promise<Done<PaymentIntent> | OpenRefused> {
  const planned = await writeTransaction(async (trx) => {
    const plan = await planIntent(trx, request, gateway, now)
    if (!plan.ok) return plan
    const { reused } = plan.value
    const intent = reused ?? (await insertIntent(trx, request, plan.value, actor, now))
    return done({ id: intent.id, isReused: reused !== null })
  })
  if (!planned.ok) return planned

  const intent = await loadIntent(planned.value.id)
  if (intent.gatewayOrderId !== null) return done(intent)

  intent.$extras.openedBefore = planned.value.isReused
  const checkout = await gateway.open(toGatewayIntent(intent, context))
  return storeCheckout(intent, checkout, now)
}

async function insertIntent(
  trx: TransactionClientContract,
  request: IntentRequest,
  { gateway, amount, shares, attempt }: PlannedIntent,
  actor: Actor,
  now: DateTime
): Promise<PaymentIntent> {
  const publicId = newPublicId()
  const intent = await PaymentIntent.create(
    {
      publicId,
      clientId: request.clientId,
      accountId: request.accountId,
      gateway,
      currency: amount.currency,
      amountMinor: amount.amountMinor,
      state: 'created',
      idempotencyKey: publicId,
      attempt,
      checks: 0,
      nextCheckAt: nextCheckAt({ state: 'created', createdAt: now, since: now }, now),
      createdAt: now,
      updatedAt: now,
    },
    { client: trx }
  )
  await PaymentIntentInvoice.createMany(
    shares.map((share) => ({ ...share, clientId: request.clientId, intentId: intent.id })),
    { client: trx }
  )
  await recordAudit(
    trx,
    actor,
    {
      action: 'payment.opened',
      clientId: request.clientId,
      target: { type: 'payment_intent', id: publicId },
      details: { gateway, amount: amount.toJSON(), attempt },
    },
    now
  )
  return intent
}

/** Two tabs may have opened the same intent at once: the first order stays, and both get it. */
async function storeCheckout(
  intent: PaymentIntent,
  checkout: Checkout,
  now: DateTime
): Promise<Done<PaymentIntent> | OpenRefused> {
  const outcome = await writeTransaction(async (trx) => {
    await lockRows(trx, 'payment_intents', [intent.id])
    const current = await PaymentIntent.query({ client: trx }).where('id', intent.id).firstOrFail()
    if (current.gatewayOrderId !== null) return done(current)
    // One that was settled or given up meanwhile is not paid any more: another is opened.
    const isOpen = current.state === 'created' || current.state === 'failed'
    if (checkout.outcome === 'unavailable' || !isOpen) {
      return refused('gateway_unavailable', { intentId: intent.publicId })
    }
    current.useTransaction(trx)
    if (checkout.outcome === 'refused') {
      const { code, message } = checkout
      current.merge({
        state: 'failed',
        failureCode: 'refused_by_gateway',
        failureMessage: `${code}: ${message}`.slice(0, 500),
        settledAt: now,
        nextCheckAt: null,
      })
      await current.save()
      return refused('gateway_refuses', { code: 'refused', message })
    }
    current.merge({
      state: 'redirected',
      failureCode: null,
      failureMessage: null,
      settledAt: null,
      nextCheckAt: nextCheckAt(
        { state: 'redirected', createdAt: current.createdAt, since: now },
        now
      ),
      gatewayOrderId: checkout.gatewayOrderId,
      checkoutUrl: checkout.outcome === 'redirect' ? checkout.url.slice(0, 1000) : null,
    })
    await current.save()
    return done(current)
  })
  return outcome.ok ? done(await loadIntent(outcome.value.id)) : outcome
}

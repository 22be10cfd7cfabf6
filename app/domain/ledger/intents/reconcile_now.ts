import type { DateTime } from 'luxon'
import { statesOfMoneyOnItsWay } from '#domain/ledger/money_on_its_way'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import type { Actor } from '#domain/shared/actor'
import type { PaymentGateway } from '#gateways/payment_gateway'
import PaymentIntent from '#models/payment_intent'

export type IntentScope =
  /** All that are not decided. */
  | 'open'
  /** Also what is paid, expired or failed for good: a dashboard refund may have been missed. */
  | 'all'

/** `intentId`: the public id of one. */
export type IntentChoice = { intentId: string } | IntentScope

export type ReconciledIntent = {
  id: string
  gateway: PaymentIntent['gateway']
  before: PaymentIntent['state']
  /** Null when it failed, with the reason beside it. */
  after: PaymentIntent['state'] | null
  heldReason: string | null
  error: unknown
}

const CHUNK = 100

/**
 * Asks the gateways about intents now, whatever their next check; yields each with what it was and
 * is. One that fails keeps no other waiting. Nothing yielded: there is none.
 */
export async function* reconcileNow(
  choice: IntentChoice,
  findGateway: (name: string) => PaymentGateway | null,
  actor: Actor,
  now: DateTime
): AsyncGenerator<ReconciledIntent> {
  for (let last = 0; ;) {
    const intents = await chosenIntents(choice).where('id', '>', last).orderBy('id').limit(CHUNK)
    for (const intent of intents) yield await reconcileIntent(intent, findGateway, actor, now)
    if (intents.length < CHUNK) return
    last = intents[intents.length - 1].id
  }
}

export function chosenIntents(choice: IntentChoice) {
  const query = PaymentIntent.query()
  if (typeof choice === 'object') return query.where('public_id', choice.intentId)
  if (choice === 'all') return query
  // A failure is open while it is watched: late money may come.
  return query.where((open) => {
    open
      .whereIn('state', ['created', 'redirected', ...statesOfMoneyOnItsWay])
      .orWhere((failed) => failed.where('state', 'failed').whereNotNull('next_check_at'))
  })
}

/** Asks about one; what goes wrong is in the answer. */
export async function reconcileIntent(
  intent: PaymentIntent,
  findGateway: (name: string) => PaymentGateway | null,
  actor: Actor,
  now: DateTime
): Promise<ReconciledIntent> {
  const { publicId: id, gateway: name, state: before } = intent
  const told = { id, gateway: name, before, after: null, heldReason: null, error: null }
  const gateway = findGateway(name)
  if (!gateway) return { ...told, error: new Error(`${name} has no keys here`) }
  try {
    const { state: after, heldReason } = await settlePaymentIntent(intent.id, gateway, actor, now)
    return { ...told, after, heldReason: after === 'held' ? heldReason : null }
  } catch (error) {
    return { ...told, error }
  }
}

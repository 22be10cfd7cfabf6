import type { DateTime } from 'luxon'
import { loadIntent } from '#domain/ledger/intents/load_intent'
import { postCapture } from '#domain/ledger/intents/post_captures'
import { resolveHeld, type HeldRefused } from '#domain/ledger/intents/resolve_held'
import type { Actor } from '#domain/shared/actor'
import { done, type Done } from '#domain/shared/result'
import type { PaymentGateway } from '#gateways/payment_gateway'
import type PaymentIntent from '#models/payment_intent'

/**
 * Staff keep held money: what the gateway says was captured is posted with its real amount and
 * currency. Where that is the currency of the intent's invoices it counts towards them, also beyond
 * what was asked of each, up to what each still asks; the rest is the client's credit. The payer gets
 * a receipt.
 */
export async function acceptHeld(
  intentPublicId: string,
  { note }: { note: string | null },
  actor: Actor,
  staffId: number | null,
  gateway: PaymentGateway,
  now: DateTime
): Promise<Done<PaymentIntent> | HeldRefused> {
  const decision = { resolution: 'accepted' as const, note, staffId }
  const accepted = await resolveHeld(
    intentPublicId,
    decision,
    gateway,
    actor,
    now,
    async (trx, intent, captured) => {
      for (const payment of captured)
        await postCapture(trx, intent, payment, 'all_they_ask', actor, now)
      return intent.id
    }
  )
  return accepted.ok ? done(await loadIntent(accepted.value)) : accepted
}

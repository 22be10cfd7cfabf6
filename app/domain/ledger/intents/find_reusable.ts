import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { Share } from '#domain/ledger/balance'
import { reusableSince } from '#domain/ledger/intents/order_life'
import { iso } from '#domain/shared/iso'
import PaymentIntent from '#models/payment_intent'

/** The client's open intent for the same shares with the same gateway, or null. */
export async function findReusable(
  trx: TransactionClientContract,
  clientId: number,
  gateway: PaymentIntent['gateway'],
  shares: Share[],
  now: DateTime
): Promise<PaymentIntent | null> {
  const since = reusableSince(gateway, now)
  const open = await PaymentIntent.query({ client: trx })
    .where('client_id', clientId)
    .where('gateway', gateway)
    .whereIn('state', ['created', 'redirected'])
    .where('created_at', '>', iso(since))
    .preload('invoices')
    .orderBy('id', 'desc')
  const wanted = key(shares)
  return open.find((intent) => key(intent.invoices) === wanted) ?? null
}

function key(shares: Share[]): string {
  return shares
    .map((share) => `${share.invoiceId}:${share.amountMinor}`)
    .sort()
    .join()
}

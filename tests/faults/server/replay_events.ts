import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { replayEvent } from '#domain/ledger/events/replay_event'
import { GatewayRegistry } from '#gateways/registry'
import GatewayEvent from '#models/gateway_event'

/** Looks into each stored event of a client's payments again, in any order. */
export async function replayEvents(clientId: number, now: DateTime): Promise<number> {
  const registry = await app.container.make(GatewayRegistry)
  const events = await GatewayEvent.query()
    .join('payment_intents', (join) =>
      join
        .on('payment_intents.gateway', 'gateway_events.gateway')
        .andOn('payment_intents.gateway_order_id', 'gateway_events.gateway_order_id')
    )
    .where('payment_intents.client_id', clientId)
    .select('gateway_events.*')
  for (const event of shuffled(events)) {
    await replayEvent(event, (name) => registry.get(name), now)
  }
  return events.length
}

function shuffled<Item>(items: Item[]): Item[] {
  return items
    .map((item) => ({ item, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

/** What a story left open is not asked about in the next one, and no job of it runs there. */
export async function forgetTheRest(): Promise<void> {
  for (const table of ['payment_intents', 'refunds']) {
    // Never due again; an open intent that nobody asks about would be a fault of the ledger.
    const never = '2999-01-01T00:00:00.000Z'
    await db.from(table).whereNotNull('next_check_at').update({ next_check_at: never })
  }
  await db.from('queue_jobs').delete()
}

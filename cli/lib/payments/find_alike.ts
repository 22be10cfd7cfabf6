import type { Client, Sent } from '../../client.ts'
import type { Amount } from '../money.ts'

type Wanted = Sent<'admin.payments.store'> & { amount: Amount; paidOn: string }

/** A payment that may be the very one that is being recorded. */
export type Alike = { id: string; receiptNumber: string; isSameDay: boolean }

/**
 * Payments of that client, way and amount that there are already, from the day before to the day
 * after: whoever runs a command again after midnight means the day before.
 */
export async function findAlike(client: Client, wanted: Wanted): Promise<Alike[]> {
  const near = await between(client, wanted, -1, 1)
  if (near.length === 0) return []
  const sameDay = await between(client, wanted, 0, 0)
  const onTheDay = new Set(sameDay.map(({ id }) => id))
  return near.map(({ id, receiptNumber }) => ({
    ...{ id, receiptNumber },
    isSameDay: onTheDay.has(id),
  }))
}

async function between(client: Client, wanted: Wanted, first: number, last: number) {
  const { client: owner, method: gateway, amount, paidOn } = wanted
  const range = { from: shifted(paidOn, first), to: shifted(paidOn, last) }
  const found: { id: string; receiptNumber: string }[] = []
  const query = { client: owner, gateway, ...range, limit: 100 }
  for await (const payment of client.pages('admin.payments.index', { query })) {
    const { amountMinor, currency } = payment.amount
    if (amountMinor === amount.amountMinor && currency === amount.currency) found.push(payment)
  }
  return found
}

/** "2026-11-30" and 1 → "2026-12-01". */
function shifted(day: string, by: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + by)
  return at.toISOString().slice(0, 10)
}

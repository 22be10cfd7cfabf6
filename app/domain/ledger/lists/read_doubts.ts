import type { DateTime } from 'luxon'
import PaymentIntent from '#models/payment_intent'
import { iso } from '#domain/shared/iso'

/** A gateway that is away for longer has keys that are wrong, or needs somebody to call it. */
const TOO_LONG = { days: 1 }

export type Doubt = {
  intentId: string
  gateway: PaymentIntent['gateway']
  since: DateTime
  /** The gateway answers, but has no such order. */
  isOrderMissing: boolean
}

/** Payments of which nobody knows for more than a day what became of them, the oldest first. */
export async function readDoubts(now: DateTime): Promise<Doubt[]> {
  const rows = await PaymentIntent.query()
    .where('state', 'unknown')
    .where('settled_at', '<', iso(now.minus(TOO_LONG)))
    .orderBy('settled_at')
    .orderBy('id')
  return rows.map(({ publicId, gateway, settledAt, createdAt, absentSince }) => ({
    intentId: publicId,
    gateway,
    since: settledAt ?? createdAt,
    isOrderMissing: absentSince !== null,
  }))
}

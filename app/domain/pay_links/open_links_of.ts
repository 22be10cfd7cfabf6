import type { DateTime } from 'luxon'
import { iso } from '#domain/shared/iso'
import PayLink from '#models/pay_link'

const MOST = 100

/** The links of a client that work now, the newest first, with their invoices. */
export function openLinksOf(clientId: number, now: DateTime): Promise<PayLink[]> {
  return PayLink.query()
    .where('client_id', clientId)
    .whereNull('revoked_at')
    .where('expires_at', '>', iso(now))
    .preload('invoice')
    .orderBy('id', 'desc')
    .limit(MOST)
}

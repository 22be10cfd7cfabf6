import type { DateTime } from 'luxon'
import { keysetPageBy, type KeysetPage } from '#domain/lists/keyset_page'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import PayLink from '#models/pay_link'

/**
 * The links of a client that open something now, the newest first, one keyset page, with their
 * invoices: void ones too, which are still shown. A link to a draft opens nothing.
 */
export async function openLinksOf(
  clientId: number,
  asked: { limit?: number; after?: string },
  now: DateTime
): Promise<Done<KeysetPage<PayLink>> | Refused<'invalid_cursor'>> {
  const query = PayLink.query()
    .where('client_id', clientId)
    .whereNull('revoked_at')
    .where('expires_at', '>', iso(now))
    .whereHas('invoice', (invoice) => invoice.whereNot('state', 'draft'))
    .preload('invoice')
  const found = await keysetPageBy<typeof PayLink, PayLink>(query, asked, {
    of: (link) => link.publicId,
    // Of this client, though it may be revoked by now: the pages stay where they are.
    find: async (name) => {
      const link = await PayLink.query()
        .where('client_id', clientId)
        .where('public_id', name)
        .select('id')
        .first()
      return link && link.id
    },
  })
  return found ? done(found) : refused('invalid_cursor')
}

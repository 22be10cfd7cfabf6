import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { noLonger, type NoLonger } from '#domain/accounts/members/no_longer'
import { revokePayLinks } from '#domain/pay_links/revoke_pay_links'
import type { Actor } from '#domain/shared/actor'
import { done, type Done } from '#domain/shared/result'
import type PayLink from '#models/pay_link'
import type { Reader } from '#models/reader'

/** Somebody who pays for the client revokes one of the links that open its invoices. */
export function revokeGivenLink(
  { id }: PayLink,
  reader: Reader,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | NoLonger> {
  return writeTransaction(async (trx) => {
    const lost = await noLonger(trx, reader, ({ mayPay }) => mayPay)
    if (lost) return lost
    await revokePayLinks(trx, { id }, actor, now)
    return done()
  })
}

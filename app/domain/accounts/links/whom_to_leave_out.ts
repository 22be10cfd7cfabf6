import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { bouncedAddresses } from '#domain/outbox/bounced_addresses'
import { iso } from '#domain/shared/iso'
import type Membership from '#models/membership'
import SecretToken from '#models/secret_token'

export type LeftOut = {
  /** When the link that still works was made, by membership. */
  linked: Map<number, DateTime>
  /** Addresses that take no mail. */
  bounced: Set<string>
}

/** What a run that invites many has to know of whom it comes to; with their accounts loaded. */
export async function whomToLeaveOut(
  trx: TransactionClientContract,
  memberships: Membership[],
  now: DateTime
): Promise<LeftOut> {
  const emails = memberships.flatMap(({ account }) => account.email ?? [])
  return {
    linked: await workingLinks(trx, memberships, now),
    bounced: await bouncedAddresses(emails, trx),
  }
}

async function workingLinks(
  trx: TransactionClientContract,
  memberships: Membership[],
  now: DateTime
): Promise<Map<number, DateTime>> {
  const tokens = await SecretToken.query({ client: trx })
    .whereIn(
      'account_id',
      memberships.map(({ accountId }) => accountId)
    )
    .where('purpose', 'invite')
    .whereIn(
      'membership_id',
      memberships.map(({ id }) => id)
    )
    .whereNull('used_at')
    .whereNull('voided_at')
    .where('expires_at', '>', iso(now))
  // One that went to an address they no longer have opens nothing.
  const emailOf = new Map(memberships.map(({ id, account }) => [id, account.email]))
  return new Map(
    tokens.flatMap(({ membershipId, email, createdAt }): [number, DateTime][] =>
      membershipId !== null && emailOf.get(membershipId) === email
        ? [[membershipId, createdAt]]
        : []
    )
  )
}

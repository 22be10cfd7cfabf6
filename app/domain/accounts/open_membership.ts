import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { newPublicId } from '#domain/shared/public_id'
import type Account from '#models/account'
import type Client from '#models/client'
import Membership from '#models/membership'

/** Lets an account act for a client. Not invited yet: nobody is mailed by this. */
export function openMembership(
  trx: TransactionClientContract,
  client: Client,
  account: Account,
  role: Membership['role'],
  now: DateTime
): Promise<Membership> {
  return Membership.create(
    {
      publicId: newPublicId(),
      clientId: client.id,
      accountId: account.id,
      role,
      state: 'not_invited',
      createdAt: now,
      updatedAt: now,
    },
    { client: trx }
  )
}

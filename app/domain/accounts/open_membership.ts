import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { insertRows } from '#database/insert_rows'
import { newPublicId } from '#domain/shared/public_id'
import Membership from '#models/membership'

type Place = { client: { id: number }; account: { id: number }; role: Membership['role'] }

/** Lets an account act for a client. Not invited yet: nobody is mailed by this. */
export function openMembership(
  trx: TransactionClientContract,
  client: Place['client'],
  account: Place['account'],
  role: Membership['role'],
  now: DateTime
): Promise<Membership> {
  return Membership.create(rowOf({ client, account, role }, now), { client: trx })
}

/** The same for many, in one statement; answers their public ids in order. */
export async function openMemberships(
  trx: TransactionClientContract,
  places: Place[],
  now: DateTime
): Promise<string[]> {
  const rows = places.map((place) => rowOf(place, now))
  await insertRows(trx, Membership, rows)
  return rows.map(({ publicId }) => publicId)
}

function rowOf({ client, account, role }: Place, now: DateTime) {
  return {
    publicId: newPublicId(),
    clientId: client.id,
    accountId: account.id,
    role,
    state: 'not_invited' as const,
    createdAt: now,
    updatedAt: now,
  }
}

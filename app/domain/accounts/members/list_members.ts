import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import Membership from '#models/membership'

export type Member = {
  membership: Membership
  /** For this client: what somebody does for another one is not this client's to know. */
  lastSignedInAt: DateTime | null
  /** Whether nobody else at the client is an active owner. */
  isLastOwner: boolean
}

/**
 * Who may act for a client, oldest first, with their accounts. Without the people whom colleagues
 * removed, unless `removed` is asked for.
 */
export async function listMembers(
  clientId: number,
  { removed = false, id }: { removed?: boolean; id?: number } = {}
): Promise<Member[]> {
  const all = await Membership.query()
    .where('client_id', clientId)
    .preload('account')
    .preload('ofClient')
    .orderBy('id')
  const isOwner = (one: Membership) => one.isActive && one.role === 'owner'
  const owners = all.filter(isOwner)
  const shown = all.filter((one) => (removed || !one.isRemoved) && (id ?? one.id) === one.id)
  const last = await lastSignIns(shown.map((one) => one.id))
  return shown.map((membership) => ({
    membership,
    lastSignedInAt: last.get(membership.id) ?? null,
    isLastOwner: isOwner(membership) && owners.length === 1,
  }))
}

async function lastSignIns(ids: number[]): Promise<Map<number, DateTime>> {
  const rows: { membership_id: number | string; at: string }[] = await db
    .from('sign_ins')
    .whereIn('membership_id', ids)
    .groupBy('membership_id')
    .select('membership_id')
    .max('signed_in_at as at')
  return new Map(
    rows.map((row) => [Number(row.membership_id), DateTime.fromISO(row.at, { zone: 'utc' })])
  )
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows } from '#database/write_transaction'
import { findOrOpenAccounts } from '#domain/accounts/find_or_open_account'
import { memberPerson, openedFacts, type MemberDraft } from '#domain/accounts/members/add_member'
import { openMemberships } from '#domain/accounts/open_membership'
import { recordAudits } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type Client from '#models/client'
import type Membership from '#models/membership'

export type MemberOrder = { client: Client; draft: MemberDraft }

/** `membershipId` is null in a dry run for who is not there yet. */
export type AddedMember = {
  isNew: boolean
  membershipId: string | null
  role: Membership['role']
}

type Known = { client_id: number; email: string; public_id: string; role: Membership['role'] }

/**
 * Opens memberships for many people, as `addMember` does for one, in a few statements. Answers what
 * there is for each, in order; of two orders for one person at one client the first one counts.
 */
export async function addMembers(
  trx: TransactionClientContract,
  orders: MemberOrder[],
  { actor, now, dryRun }: { actor: Actor; now: DateTime; dryRun: boolean }
): Promise<AddedMember[]> {
  const clientIds = [...new Set(orders.map(({ client }) => client.id))]
  await lockRows(trx, 'clients', clientIds)
  const there = await readThere(trx, clientIds, orders)

  const missing = new Map<string, MemberOrder>()
  for (const order of orders) {
    const key = keyOf(order.client.id, order.draft.email)
    if (!there.has(key) && !missing.has(key)) missing.set(key, order)
  }
  const opened = dryRun ? [] : await open(trx, [...missing.values()], actor, now)
  const publicIds = new Map([...missing.keys()].map((key, index) => [key, opened[index] ?? null]))

  return orders.map((order) => {
    const key = keyOf(order.client.id, order.draft.email)
    const known = there.get(key)
    if (known) return { isNew: false, membershipId: known.public_id, role: known.role }
    const first = missing.get(key)!
    const membershipId = publicIds.get(key) ?? null
    return { isNew: first === order, membershipId, role: first.draft.role }
  })
}

async function readThere(
  trx: TransactionClientContract,
  clientIds: number[],
  orders: MemberOrder[]
): Promise<Map<string, Known>> {
  const rows: Known[] = await trx
    .from('memberships')
    .join('accounts', 'accounts.id', 'memberships.account_id')
    .whereIn('memberships.client_id', clientIds)
    .whereIn('accounts.email', [...new Set(orders.map(({ draft }) => draft.email))])
    .select('memberships.client_id', 'memberships.public_id', 'memberships.role', 'accounts.email')
  return new Map(rows.map((row) => [keyOf(row.client_id, row.email), row]))
}

async function open(
  trx: TransactionClientContract,
  orders: MemberOrder[],
  actor: Actor,
  now: DateTime
): Promise<string[]> {
  const people = orders.map(({ client, draft }) => memberPerson(client, draft))
  const accounts = await findOrOpenAccounts(trx, people, now)
  const places = orders.map(({ client, draft: { role } }, index) => ({
    ...{ client, role },
    account: accounts[index],
  }))
  const publicIds = await openMemberships(trx, places, now)
  await recordAudits(
    trx,
    actor,
    places.map(({ client, role }, index) =>
      openedFacts({ clientId: client.id, publicId: publicIds[index], role })
    ),
    now
  )
  return publicIds
}

function keyOf(clientId: number | string, email: string): string {
  return `${clientId} ${email}`
}

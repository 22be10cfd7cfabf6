import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { openClients } from '#domain/accounts/open_client'
import { openOneAtATime } from '#domain/accounts/open_one_at_a_time'
import { recordAudits } from '#domain/audit/record_audit'
import { CLIENT_FIELDS, type ClientField, type ClientFields } from '#domain/clients/client_fields'
import { giveAddress } from '#domain/clients/give_address'
import type { Actor } from '#domain/shared/actor'
import Client from '#models/client'

/** By its reference, or by its id where it has none. What is left out of `fields` stays. */
export type ClientOrder = { by: { ref: string } | { id: string }; fields: Partial<ClientFields> }

export type PutClient =
  | { outcome: 'created' | 'updated' | 'unchanged'; id: string | null; changed: ClientField[] }
  | { outcome: 'unknown' | 'name_missing' }

export type PutOptions = { actor: Actor; now: DateTime; dryRun: boolean }

/**
 * Makes clients (each with its portal account, mailing nobody) or changes them to what is said, in
 * the caller's transaction and in a few statements. Answers in order; the same again is `unchanged`.
 * No reference may stand in it twice. A new billing address changes nobody's sign-in address; only
 * an account that has no address at all takes it.
 */
export async function putClients(
  trx: TransactionClientContract,
  orders: ClientOrder[],
  options: PutOptions
): Promise<PutClient[]> {
  await openOneAtATime(trx)
  const known = await readKnown(trx, orders)
  const found = orders.map((order) => known.get(keyOf(order.by)) ?? null)
  const created = await createAll(
    trx,
    orders.filter((order, index) => !found[index] && isNew(order)),
    options
  )
  const changes = orders.map((order, index) => changeOf(found[index], order))
  if (!options.dryRun) await saveAll(trx, changes.filter(isChanged), options)

  return orders.map((order, index): PutClient => {
    const change = changes[index]
    if (change) {
      const { client, fields } = change
      const outcome = fields.length > 0 ? 'updated' : 'unchanged'
      return { outcome, id: client.publicId, changed: fields }
    }
    if ('id' in order.by) return { outcome: 'unknown' }
    const id = created.get(order.by.ref)
    if (id === undefined) return { outcome: 'name_missing' }
    return { outcome: 'created', id, changed: [] }
  })
}

function keyOf(by: ClientOrder['by']): string {
  return 'ref' in by ? `ref ${by.ref}` : `id ${by.id}`
}

function isNew({ by, fields }: ClientOrder): boolean {
  return 'ref' in by && fields.name !== undefined
}

async function readKnown(
  trx: TransactionClientContract,
  orders: ClientOrder[]
): Promise<Map<string, Client>> {
  const refs = orders.flatMap(({ by }) => ('ref' in by ? by.ref : []))
  const ids = orders.flatMap(({ by }) => ('id' in by ? by.id : []))
  const query = Client.query({ client: trx })
    .whereIn('ref', refs)
    .orWhereIn('public_id', ids)
    .orderBy('id')
  if (trx.dialect.name === 'postgres') query.forUpdate()
  const clients = await query
  return new Map(
    clients.flatMap((client) => [
      [keyOf({ ref: client.ref ?? '' }), client],
      [keyOf({ id: client.publicId }), client],
    ])
  )
}

/** Public ids by reference; null each in a dry run. */
async function createAll(
  trx: TransactionClientContract,
  orders: ClientOrder[],
  { actor, now, dryRun }: PutOptions
): Promise<Map<string, string | null>> {
  const drafts = orders.flatMap(({ by, fields: { name = '', ...rest } }) =>
    'ref' in by ? [{ ref: by.ref, name, ...rest }] : []
  )
  const made = dryRun ? [] : await openClients(trx, drafts, actor, now)
  return new Map(drafts.map(({ ref }, index) => [ref, made[index]?.publicId ?? null]))
}

type Change = { client: Client; fields: ClientField[] }

function changeOf(client: Client | null, { fields }: ClientOrder): Change | null {
  if (!client) return null
  const said = CLIENT_FIELDS.filter((field) => fields[field] !== undefined)
  client.merge(Object.fromEntries(said.map((field) => [field, fields[field]])))
  return { client, fields: said.filter((field) => field in client.$dirty) }
}

function isChanged(change: Change | null): change is Change {
  return change !== null && change.fields.length > 0
}

/** The audit log names the fields, not the values: they may be personal. */
async function saveAll(
  trx: TransactionClientContract,
  changes: Change[],
  { actor, now }: PutOptions
): Promise<void> {
  const facts = []
  for (const { client, fields } of changes) {
    await client.merge({ updatedAt: now }).save()
    const given = fields.includes('billingEmail') && (await giveAddress(trx, client, now))
    facts.push({
      action: 'client.updated',
      clientId: client.id,
      target: { type: 'client', id: client.publicId },
      details: { fields, ...(given && { signInAddressGiven: true }) },
    })
  }
  await recordAudits(trx, actor, facts, now)
}

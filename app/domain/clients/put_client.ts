import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { openOneAtATime } from '#domain/accounts/open_one_at_a_time'
import { CLIENT_FIELDS, type ClientField, type ClientFields } from '#domain/clients/client_fields'
import { putClients, type ClientOrder } from '#domain/clients/put_clients'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { versionOf } from '#domain/shared/version_of'
import Client from '#models/client'

export type Put = {
  client: Client
  outcome: 'created' | 'updated' | 'unchanged'
  changed: ClientField[]
}

type NotPut = Refused<'name_missing'> | Refused<'unknown'> | ChangedMeanwhile
type ChangedMeanwhile = Refused<
  'changed_meanwhile',
  { current: ClientFields & { version: string } }
>

/** What names a state of what is known of a client: its fields, and nothing that moves by itself. */
export function clientVersion(client: Client): string {
  return versionOf(fieldsOf(client))
}

/**
 * One client as another system has it, by its reference there or our id; see `putClients`.
 * `expected`: the version that the change was made of; of another one nothing is changed.
 */
export async function putClient(
  by: ClientOrder['by'],
  fields: Partial<ClientFields>,
  actor: Actor,
  now: DateTime,
  expected: string | null = null
): Promise<Done<Put> | NotPut> {
  return writeTransaction(async (trx) => {
    const other = expected === null ? null : await changedSince(trx, by, expected)
    if (other) return other
    const options = { actor, now, dryRun: false }
    const [put] = await putClients(trx, [{ by, fields }], options)
    if (!('id' in put)) return refused(put.outcome)
    const { outcome, changed, id } = put
    const client = await Client.findByOrFail('public_id', id, { client: trx })
    // Read on outside of this transaction.
    client.$trx = undefined
    return done({ client, outcome, changed })
  })
}

/** Read with the client locked: what is compared is what is changed next. */
async function changedSince(
  trx: TransactionClientContract,
  by: ClientOrder['by'],
  expected: string
): Promise<ChangedMeanwhile | null> {
  await openOneAtATime(trx)
  const query = Client.query({ client: trx })
  if ('ref' in by) query.where('ref', by.ref)
  else query.where('public_id', by.id)
  if (trx.dialect.name === 'postgres') query.forUpdate()
  const client = await query.first()
  if (!client) return null
  const version = clientVersion(client)
  if (version === expected) return null
  return refused('changed_meanwhile', { current: { ...fieldsOf(client), version } })
}

function fieldsOf(client: Client): ClientFields {
  const entries = CLIENT_FIELDS.map((field) => [field, client[field]])
  return Object.fromEntries(entries) as ClientFields
}

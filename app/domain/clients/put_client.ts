import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import type { ClientField, ClientFields } from '#domain/clients/client_fields'
import { putClients, type ClientOrder } from '#domain/clients/put_clients'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Client from '#models/client'

export type Put = {
  client: Client
  outcome: 'created' | 'updated' | 'unchanged'
  changed: ClientField[]
}

/** One client as another system has it, by its reference there or our id; see `putClients`. */
export async function putClient(
  by: ClientOrder['by'],
  fields: Partial<ClientFields>,
  actor: Actor,
  now: DateTime
): Promise<Done<Put> | Refused<'name_missing'> | Refused<'unknown'>> {
  return writeTransaction(async (trx) => {
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

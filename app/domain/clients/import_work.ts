import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { itemOf, refusedRow, type Item } from '#domain/accounts/bulk/row_items'
import { type BulkOrder, type BulkRow, type BulkRun, type BulkWork } from '#domain/bulk/bulk_work'
import { TableBatches, type TableParams } from '#domain/bulk/table_batches'
import { tellChanges } from '#domain/bulk/tell_changes'
import { clientTemplate, readClientCsv, readClientRow } from '#domain/clients/client_table'
import { putClients, type ClientOrder, type PutClient } from '#domain/clients/put_clients'
import { done } from '#domain/shared/result'

/** How many there were when the file was handed in. */
type Standing = { clients: number; accounts: number }
type ImportParams = { table: TableParams; before: Standing; atomic: boolean }

/** Rows per transaction: some tens of milliseconds, for which a request may have to wait. */
const BATCH = 200
const LIMITS = { rows: 200_000 }

/** Takes clients in from a table: new ones with their portal account, known ones as it says. */
export const importClientsWork: BulkWork = {
  open: (order) => openRun(order, order.params as ImportParams),
}

async function openRun(order: BulkOrder, { table, before, atomic }: ImportParams) {
  const read = table.format === 'json' ? readClientRow : readClientCsv
  let seen = new Map<string, number>()
  const batches = new TableBatches(
    order,
    { template: clientTemplate, params: table, limits: LIMITS },
    {
      size: BATCH,
      begin: () => (seen = new Map()),
      each(row) {
        const item = itemOf(row, read)
        if (!('asked' in item)) return item
        const key = JSON.stringify(item.asked.by)
        const earlier = seen.get(key)
        if (earlier !== undefined) return twice(item.line, earlier)
        seen.set(key, item.line)
        return item
      },
    }
  )
  const loaded = atomic ? await batches.load() : done()
  if (!loaded.ok) return loaded

  return done<BulkRun<Item<ClientOrder>>>({
    total: await batches.count(),
    next: (cursor) => batches.next(cursor),
    close: () => batches.close(),
    async write(trx, items, now) {
      const asked = items.filter((item) => 'asked' in item)
      const orders = asked.map((item) => item.asked)
      const { actor, dryRun } = order
      const results = await putClients(trx, orders, { actor, now, dryRun })
      const resultOf = new Map(asked.map((item, index) => [item, results[index]]))
      return tellChanges(
        items.map((item) =>
          'asked' in item ? told(item, resultOf.get(item)!) : refusedRow(item.line, item.refusal)
        )
      )
    },
    async finish(trx) {
      const after = await standing(trx)
      const { ignored } = batches
      return {
        clients: { before: before.clients, after: after.clients },
        accounts: { before: before.accounts, after: after.accounts },
        ...(ignored.length > 0 && { ignoredColumns: ignored }),
      }
    },
  })
}

/** How many clients there are, and places of people at them. */
export async function standing(
  client: TransactionClientContract | ReturnType<typeof db.connection> = db.connection()
): Promise<Standing> {
  const [clients] = await client.from('clients').count('* as total')
  const [accounts] = await client.from('memberships').count('* as total')
  return { clients: Number(clients.total), accounts: Number(accounts.total) }
}

function told({ line, asked }: { line: number; asked: ClientOrder }, put: PutClient): BulkRow {
  const said = {
    ref: 'ref' in asked.by ? asked.by.ref : asked.by.id,
    name: asked.fields.name ?? null,
  }
  switch (put.outcome) {
    case 'unknown': {
      const message = 'There is no client with this id.'
      return refusedRow(line, { column: 'id', code: 'unknown_client', message }, said)
    }
    case 'name_missing': {
      const message = 'The client is new, and "name" is missing.'
      return refusedRow(line, { column: 'name', code: 'missing', message }, said)
    }
    default: {
      const { outcome, changed, id } = put
      const message = changed.length > 0 ? `changed: ${changed.join(', ')}` : null
      return { line, column: null, outcome, code: null, message, ...said, targetId: id }
    }
  }
}

function twice(line: number, earlier: number): Item<ClientOrder> {
  const message = `The same client stands on line ${earlier}.`
  return { line, refusal: { column: 'ref', code: 'duplicate', message } }
}

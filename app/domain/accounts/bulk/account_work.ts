import { memberListRun } from '#domain/accounts/bulk/member_list'
import { openMissingAccounts } from '#domain/accounts/open_missing_accounts'
import type { BulkOrder, BulkRow, BulkRun, BulkWork } from '#domain/bulk/bulk_work'
import type { TableParams } from '#domain/bulk/table_batches'
import { done } from '#domain/shared/result'
import Client from '#models/client'

/** Every client that has none, or the people whom a file names. */
export type AccountParams = { of: 'all' } | { of: 'list'; table: TableParams }

const BATCH = 200

/** Makes portal accounts; mails nobody. */
export const accountWork: BulkWork = {
  async open(order) {
    const params = order.params as AccountParams
    return done(await (params.of === 'list' ? memberListRun(order, params.table) : missing(order)))
  },
}

/** All clients are looked at, so that whoever goes on after a crash counts the same. */
async function missing({ actor, dryRun }: BulkOrder): Promise<BulkRun<Client>> {
  const [{ total }] = await Client.query().count('* as total').pojo<{ total: number | string }>()
  return {
    total: Number(total),
    async next(cursor) {
      const items = await Client.query()
        .where('id', '>', Number(cursor ?? 0))
        .orderBy('id')
        .limit(BATCH)
      return items.length === 0 ? null : { items, cursor: String(items.at(-1)!.id) }
    },
    async write(trx, clients, now) {
      const opened = await openMissingAccounts(trx, clients, { actor, now, dryRun })
      const rows = opened.map(({ client, email, accountId }): BulkRow => ({
        ...{ line: null, column: null, code: email === null ? 'no_address' : null },
        ...{ outcome: 'created', message: email === null ? 'no address' : email },
        ref: client.ref ?? client.publicId,
        name: client.name,
        targetId: accountId,
      }))
      const counts = { created: opened.length, already_there: clients.length - opened.length }
      return { rows, counts }
    },
  }
}

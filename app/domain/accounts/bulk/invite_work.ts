import db from '@adonisjs/lucid/services/db'
import { inviteListRun } from '#domain/accounts/bulk/invite_list'
import { inviteRows } from '#domain/accounts/bulk/invite_rows'
import { inviteMemberships } from '#domain/accounts/links/invite_memberships'
import type { BulkOrder, BulkRun, BulkWork } from '#domain/bulk/bulk_work'
import type { TableParams } from '#domain/bulk/table_batches'
import { done } from '#domain/shared/result'

/**
 * Whom to invite. "pending": whoever was not invited yet or whose link expired; the others get a
 * new link, which voids the older one, unless that was mailed within the hour. "clients": the people
 * of these, by row id; "list": those whom a file names.
 */
export type InviteParams =
  | { to: 'pending' | 'all' }
  | { to: 'clients'; clientIds: number[] }
  | { to: 'list'; table: TableParams }

/** People per transaction: some tens of milliseconds, for which a request may have to wait. */
const BATCH = 100

/** Mails invites to many; a row of the job for each person. */
export const inviteWork: BulkWork = {
  async open(order) {
    const params = order.params as InviteParams
    return done(
      await (params.to === 'list' ? inviteListRun(order, params.table) : people(order, params))
    )
  },
}

async function people(
  { actor, dryRun }: BulkOrder,
  params: Exclude<InviteParams, { to: 'list' }>
): Promise<BulkRun<number>> {
  const [{ total }] = await selected(params).count('* as total')
  return {
    total: Number(total),
    async next(cursor) {
      const rows: { id: number | string }[] = await selected(params)
        .where('id', '>', Number(cursor ?? 0))
        .orderBy('id')
        .limit(BATCH)
        .select('id')
      const items = rows.map(({ id }) => Number(id))
      return items.length === 0 ? null : { items, cursor: String(items.at(-1)) }
    },
    async write(trx, ids, now) {
      const chosen = params.to === 'pending' ? ('pending' as const) : ('many' as const)
      return inviteRows(await inviteMemberships(trx, ids, { actor, now, chosen, dryRun }))
    },
  }
}

function selected(params: Exclude<InviteParams, { to: 'list' }>) {
  const query = db.from('memberships')
  switch (params.to) {
    case 'pending':
      return query.whereIn('state', ['not_invited', 'invited'])
    case 'all':
      return query.whereNotIn('state', ['active', 'disabled'])
    case 'clients':
      return query.whereIn('client_id', params.clientIds)
  }
}

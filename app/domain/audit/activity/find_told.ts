import db from '@adonisjs/lucid/services/db'
import {
  TOLD_OF_THEIR_PEOPLE,
  TOLD_TO_CLIENT,
  TOLD_TO_ONESELF,
} from '#domain/audit/activity/told_actions'

/** Whose activity: a person, by public id, and the client they act for. */
export type ActivityReader = { accountId: string; clientId: number }

/** Row ids between `after` and `before`, both outside; absent is open. */
export type Bounds = { after?: number; before?: number; limit: number; newestFirst: boolean }

const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')

/** A payment that changed its state is told when it failed: the other states have rows of their own. */
const FAILED_PAYMENT = `(action = 'payment.state_changed' and details like '%"after":"failed"%')`

/**
 * One condition for each index: the rows of the client, what the person did, and what others did
 * about the person. No row meets two of them.
 */
const TOLD = [
  `client_id = :client and (
     action in (${list(TOLD_TO_CLIENT)}) or ${FAILED_PAYMENT}
     or (action in (${list(TOLD_OF_THEIR_PEOPLE)}) and actor_type in ('account', 'pay_link')))`,
  `actor_id = :account and actor_type = 'account' and action in (${list(TOLD_TO_ONESELF)})`,
  `target_id = :account and target_type = 'account' and actor_type <> 'account'
   and action in (${list(TOLD_TO_ONESELF)})`,
]

/** Row ids of what this person may be told, in the order asked for. */
export async function findTold(reader: ActivityReader, bounds: Bounds): Promise<number[]> {
  const order = `order by id ${bounds.newestFirst ? 'desc' : 'asc'} limit :limit`
  const parts = TOLD.map(
    (condition, index) =>
      `select * from (select id from audit_events
        where (${condition}) and id > :after and id < :before ${order}) as part_${index}`
  )
  const result = await db.rawQuery(
    `select id from (${parts.join(' union all ')}) as told ${order}`,
    {
      client: reader.clientId,
      account: reader.accountId,
      after: bounds.after ?? 0,
      before: bounds.before ?? Number.MAX_SAFE_INTEGER,
      limit: bounds.limit,
    }
  )
  const rows: { id: number | string }[] = Array.isArray(result) ? result : result.rows
  return rows.map(({ id }) => Number(id))
}

import { DateTime } from 'luxon'
import { DatabaseBusy } from '#database/write_transaction'
import { REFUSED, type BulkRow, type BulkRun, type BulkWork } from '#domain/bulk/bulk_work'
import { tellChanges } from '#domain/bulk/tell_changes'
import { replayEvent } from '#domain/ledger/events/replay_event'
import { useGateways } from '#domain/ledger/use_gateways'
import { atOnce } from '#domain/shared/at_once'
import { iso } from '#domain/shared/iso'
import { done, refused } from '#domain/shared/result'
import GatewayEvent from '#models/gateway_event'

/** With gateways that do not answer half a minute: well within the lease of a job. */
const BATCH = 8

const AT_ONCE = 4

/** What a job of this kind was asked for. `eventIds` are rows; without it, what the others say. */
export type ReplayParams = {
  eventIds?: number[]
  gateway?: GatewayEvent['gateway']
  /** ISO 8601. */
  since?: string
}

/**
 * Looks into stored events again, those that there were when it began. The gateways are asked while
 * the next batch is read, outside the transaction that counts it; see `reconcileWork`.
 */
export const replayWork: BulkWork = {
  async open({ params, dryRun }) {
    const chosen = choice(params as ReplayParams)
    const [{ total, newest }] = await chosen()
      .count('* as total')
      .max('id as newest')
      .pojo<{ total: unknown; newest: unknown }>()
    const findGateway = await useGateways()
    const run: BulkRun<BulkRow> = {
      total: Number(total),
      async next(cursor, now) {
        const events = await chosen()
          .where('id', '>', Number(cursor ?? 0))
          .where('id', '<=', Number(newest ?? 0))
          .orderBy('id')
          .limit(BATCH)
        const last = events.at(-1)
        if (!last) return null
        const items = await atOnce(events, AT_ONCE, (event) => replay(event, now))
        return { items, cursor: String(last.id) }
      },
      write: async (_, items) => tellChanges(items),
    }
    return done(run as BulkRun<unknown>)

    async function replay(event: GatewayEvent, now: DateTime): Promise<BulkRow> {
      if (!findGateway(event.gateway)) return rowOf(event, REFUSED, 'gateway_absent')
      if (dryRun) return rowOf(event, 'would_replay', null)
      const before = event.outcome
      // One that cannot be looked into keeps no other waiting; a busy database is no trouble of it.
      const replayed = await replayEvent(event, findGateway, now).catch((error: unknown) => {
        if (error instanceof DatabaseBusy) throw error
        return refused('internal_error')
      })
      if (!replayed.ok) return rowOf(event, REFUSED, replayed.code)
      return rowOf(event, replayed.value === before ? 'unchanged' : 'changed', replayed.value)
    }
  },
}

function choice({ eventIds, gateway, since }: ReplayParams) {
  const from = since === undefined ? null : iso(DateTime.fromISO(since, { zone: 'utc' }))
  return () => {
    const query = GatewayEvent.query()
    if (gateway) query.where('gateway', gateway)
    if (from !== null) query.where('received_at', '>=', from)
    return eventIds === undefined ? query : query.whereIn('id', eventIds)
  }
}

/** `code` is the state of its payment afterwards, or why it could not be looked into. */
function rowOf(event: GatewayEvent, outcome: string, came: string | null): BulkRow {
  return {
    ...{ line: null, column: null, outcome, message: null },
    code: came?.replaceAll(' ', '_') ?? null,
    ...{ ref: event.eventId, name: event.type, targetId: null },
  }
}

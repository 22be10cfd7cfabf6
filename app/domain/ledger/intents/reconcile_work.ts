import type { DateTime } from 'luxon'
import { DatabaseBusy } from '#database/write_transaction'
import { REFUSED, type BulkRow, type BulkRun, type BulkWork } from '#domain/bulk/bulk_work'
import { tellChanges } from '#domain/bulk/tell_changes'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import { statesOfMoneyOnItsWay } from '#domain/ledger/money_on_its_way'
import { useGateways } from '#domain/ledger/use_gateways'
import { atOnce } from '#domain/shared/at_once'
import { done } from '#domain/shared/result'
import PaymentIntent from '#models/payment_intent'

/** With gateways that do not answer half a minute: well within the lease of a job. */
const BATCH = 8

/** Questions to gateways at a time, as the reconciler has it. */
const AT_ONCE = 4

type IntentScope =
  /** All that are not decided. */
  | 'open'
  /** Also what is paid, expired or failed for good: a dashboard refund may have been missed. */
  | 'all'

/**
 * Asks the gateways about attempts to pay, those that are open or (`scope: 'all'`) every one. They
 * are asked while the next batch is read, outside the transaction that counts it: no lock waits for
 * a network, and asking once more after a crash settles nothing twice.
 */
export const reconcileWork: BulkWork = {
  async open({ params, dryRun, actor }) {
    const scope = params.scope as IntentScope
    const findGateway = await useGateways()
    const run: BulkRun<BulkRow> = {
      total: await count(scope),
      async next(cursor, now) {
        const intents = await chosenIntents(scope)
          .where('id', '>', Number(cursor ?? 0))
          .orderBy('id')
          .limit(BATCH)
        const last = intents.at(-1)
        if (!last) return null
        const items = await atOnce(intents, AT_ONCE, (intent) => ask(intent, now))
        return { items, cursor: String(last.id) }
      },
      write: async (_, items) => tellChanges(items),
    }
    return done(run as BulkRun<unknown>)

    async function ask(intent: PaymentIntent, now: DateTime): Promise<BulkRow> {
      const { state: before } = intent
      const gateway = findGateway(intent.gateway)
      if (!gateway) return rowOf(intent, REFUSED, 'gateway_absent')
      if (dryRun) return rowOf(intent, 'would_ask', before)
      // One that cannot be asked about keeps no other waiting; a busy database is no trouble of it.
      const settled = await settlePaymentIntent(intent.id, gateway, actor, now).catch(
        (error: unknown) => {
          if (error instanceof DatabaseBusy) throw error
          return null
        }
      )
      if (!settled) return rowOf(intent, REFUSED, 'internal_error')
      const { state: after } = settled
      if (after === 'unknown') return rowOf(intent, 'unknown', after)
      return rowOf(intent, after === before ? 'unchanged' : 'changed', after)
    }
  },
}

function chosenIntents(scope: IntentScope) {
  const query = PaymentIntent.query()
  if (scope === 'all') return query
  // A failure is open while it is watched: late money may come.
  return query.where((open) => {
    open
      .whereIn('state', ['created', 'redirected', ...statesOfMoneyOnItsWay])
      .orWhere((failed) => failed.where('state', 'failed').whereNotNull('next_check_at'))
  })
}

async function count(scope: IntentScope): Promise<number> {
  const [{ total }] = await chosenIntents(scope).count('* as total').pojo<{ total: unknown }>()
  return Number(total)
}

/** `code` is the state it is in, or why it could not be asked about. */
function rowOf({ publicId, gateway }: PaymentIntent, outcome: string, code: string): BulkRow {
  return {
    ...{ line: null, column: null, outcome, code, message: null },
    ...{ ref: publicId, name: gateway, targetId: publicId },
  }
}

import type { BulkWorks } from '#domain/bulk/bulk_work'
import { replayWork } from '#domain/ledger/events/replay_work'
import { reconcileWork } from '#domain/ledger/intents/reconcile_work'

/** What the worker knows how to do. */
export const bulkWorks: BulkWorks = {
  reconcile_payments: reconcileWork,
  replay_events: replayWork,
}

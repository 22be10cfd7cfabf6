import { accountWork } from '#domain/accounts/bulk/account_work'
import { inviteWork } from '#domain/accounts/bulk/invite_work'
import type { BulkWorks } from '#domain/bulk/bulk_work'
import { importClientsWork } from '#domain/clients/import_work'
import { importWork } from '#domain/imports/bulk/import_work'
import { replayWork } from '#domain/ledger/events/replay_work'
import { reconcileWork } from '#domain/ledger/intents/reconcile_work'

/** What the worker knows how to do. */
export const bulkWorks: BulkWorks = {
  open_accounts: accountWork,
  send_invites: inviteWork,
  import_clients: importClientsWork,
  import_invoices: importWork,
  reconcile_payments: reconcileWork,
  replay_events: replayWork,
}

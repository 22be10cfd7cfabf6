import { BasePolicy } from '@adonisjs/bouncer'
import type { BulkJobKind } from '#models/bulk_job'
import type Staff from '#models/staff'
import type { TokenScope } from '#models/staff'

const SCOPES: Record<BulkJobKind, TokenScope> = {
  open_accounts: 'clients',
  send_invites: 'clients',
  import_clients: 'clients',
  import_invoices: 'invoices',
  reconcile_payments: 'payments',
  replay_events: 'payments',
}

/** Long work: everybody of the staff sees how it goes, and who might have started it may end it. */
export default class JobPolicy extends BasePolicy {
  list(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  /** A token that may start a job may follow it, also without the scope to read all else. */
  view(staff: Staff, { kind }: { kind: BulkJobKind }): boolean {
    return staff.hasScope('read') || staff.hasScope(SCOPES[kind])
  }

  /** Whether there is any job that they may end: asked before one is looked for. */
  cancelAny(staff: Staff): boolean {
    return staff.isAtLeast('manager')
  }

  cancel(staff: Staff, { kind }: { kind: BulkJobKind }): boolean {
    return staff.isAtLeast('manager') && staff.hasScope(SCOPES[kind])
  }
}

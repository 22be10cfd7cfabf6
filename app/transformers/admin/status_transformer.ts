import { BaseTransformer } from '@adonisjs/core/transformers'
import type Staff from '#models/staff'
import IdentityTransformer from '#transformers/admin/identity_transformer'

export type Status = {
  version: string
  mode: 'live' | 'demo'
  portal: { enabled: boolean; url: string }
  company: string
  database: 'sqlite' | 'postgresql'
  clients: number
  /** Rows per state. */
  memberships: Record<string, number>
  invoices: { total: number; unpaid: number }
  /** Rows per state. */
  mails: Record<string, number>
  /** What does not work as it should, in words. */
  warnings: { code: string; message: string }[]
  staff: Staff
}

/** How the installation is doing, at a glance. */
export default class StatusTransformer extends BaseTransformer<Status> {
  toObject() {
    const { memberships, mails } = this.resource
    return {
      ...this.pick(this.resource, ['version', 'mode', 'portal', 'company', 'database']),
      counts: {
        clients: this.resource.clients,
        accounts: {
          notInvited: memberships.not_invited ?? 0,
          invited: memberships.invited ?? 0,
          active: memberships.active ?? 0,
          disabled: memberships.disabled ?? 0,
        },
        invoices: this.resource.invoices,
        mails: { queued: mails.queued ?? 0, sent: mails.sent ?? 0, failed: mails.failed ?? 0 },
      },
      warnings: this.resource.warnings,
      you: IdentityTransformer.transform(this.resource.staff),
    }
  }
}

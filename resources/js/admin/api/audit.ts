import { admin, filled, withBody } from '~admin/api/client'
import type { Answer, Asked } from '~admin/wire'
import { asked, dataOf } from '~shared/asked'

/** The audit log: who did what, and whether it is as it was sealed. */
export const audit = {
  list: (query: Asked<'admin.audit_log.index'>) =>
    asked(admin.auditLog.index({ query: filled(query) })),
  lastCheck: async () => {
    const { data } = await asked(admin.auditChecks.index({ query: { limit: 1 } }))
    return data[0] ?? null
  },
  check: () => dataOf(admin.auditChecks.store(withBody({}))),
}

/** Where the browser downloads a part of the log by itself; both ends are RFC 3339. */
export function exportUrl(range: { since?: string; until?: string }, format: 'csv' | 'jsonl') {
  const query = new URLSearchParams({ ...range, format })
  return `/api/v1/admin/audit-events?${query}`
}

export type AuditEvent = Answer<'admin.audit_log.index'>['data'][number]
export type ActionGroup = NonNullable<Asked<'admin.audit_log.index'>['group']>

import { readAuditKey } from '#start/audit_key'
import env from '#start/env'

const key = env.get('AUDIT_KEY')?.release()

/** Signs the heads of the audit log; null: they are not signed. A bad one stopped the start. */
export const auditKey = key === undefined ? null : readAuditKey(key)

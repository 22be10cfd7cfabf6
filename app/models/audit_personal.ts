import { AuditPersonalSchema } from '#database/schema'

export default class AuditPersonal extends AuditPersonalSchema {
  static table = 'audit_personal'
}

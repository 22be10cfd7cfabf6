import type { HttpContext } from '@adonisjs/core/http'
import { filterEvents } from '#domain/audit/reading/filter_events'
import { foundBy } from '#domain/audit/reading/found_by'
import { readBeside } from '#domain/audit/reading/read_beside'
import { readTargets } from '#domain/audit/reading/read_targets'
import { keysetPage } from '#domain/lists/keyset_page'
import AuditPolicy from '#policies/staff/audit_policy'
import AuditEventTransformer from '#transformers/admin/audit_event_transformer'
import { auditRange } from '#validators/admin/audit_export'
import { AUDIT_LOG_FIELDS, auditLogValidator } from '#validators/admin/audit_log'
import { badCursor } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'

export default class AuditLogController {
  /** Pages of the log, newest first. Reading leaves no event, as exporting does. */
  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(AuditPolicy).authorize('view')
    refuseUnknownFields(request, AUDIT_LOG_FIELDS)
    const { limit, after, since, until, q, ...filter } =
      await request.validateUsing(auditLogValidator)
    const { from, to } = auditRange({ since, until })

    const events = filterEvents({ ...filter, since: from, until: to })
    if (q) await foundBy(events, q)
    const found = await keysetPage(events, { limit, after })
    if (!found) throw badCursor()
    const [beside, targets] = await Promise.all([readBeside(found.rows), readTargets(found.rows)])
    const rows = AuditEventTransformer.transform(found.rows, { ...beside, targets })
    return { ...(await serialize(rows)), page: found.page }
  }
}

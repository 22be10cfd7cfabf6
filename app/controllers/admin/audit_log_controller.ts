import type { HttpContext } from '@adonisjs/core/http'
import { filterEvents } from '#domain/audit/reading/filter_events'
import { readBeside } from '#domain/audit/reading/read_beside'
import { keysetPage } from '#domain/lists/keyset_page'
import AuditPolicy from '#policies/staff/audit_policy'
import AuditEventTransformer from '#transformers/admin/audit_event_transformer'
import { AUDIT_LOG_FIELDS, auditLog } from '#validators/admin/audit_log'
import { badCursor } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'

export default class AuditLogController {
  /** Pages of the log, newest first. Reading leaves no event, as exporting does. */
  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(AuditPolicy).authorize('view')
    refuseUnknownFields(request, AUDIT_LOG_FIELDS)
    const { filter, page } = await auditLog(request)

    const found = await keysetPage(filterEvents(filter), page)
    if (!found) throw badCursor()
    const beside = await readBeside(found.rows)
    const rows = AuditEventTransformer.transform(found.rows, beside)
    return { ...(await serialize(rows)), page: found.page }
  }
}

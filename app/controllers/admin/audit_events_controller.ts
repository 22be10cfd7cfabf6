import { Readable } from 'node:stream'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { exportEvents } from '#domain/audit/export_events'
import { writeLog } from '#domain/audit/write_log'
import { Clock } from '#domain/shared/clock'
import { consumeExport } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import AuditPolicy from '#policies/staff/audit_policy'
import {
  AUDIT_EXPORT_FIELDS,
  auditExport,
  auditExportValidator,
} from '#validators/admin/audit_export'
import { refuseUnknownFields } from '#validators/known_fields'

const TYPES = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
}

@inject()
export default class AuditEventsController {
  constructor(private clock: Clock) {}

  /**
   * The audit log, streamed, as JSON Lines or CSV. Its last line is the head of the chain, so that a
   * file that was cut off is told from a whole one.
   */
  async index(ctx: HttpContext) {
    await ctx.staffBouncer.with(AuditPolicy).authorize('export')
    refuseUnknownFields(ctx.request, AUDIT_EXPORT_FIELDS)
    const asked = await ctx.request.validateUsing(auditExportValidator)
    const { range, format } = auditExport(asked)

    await consumeExport(ctx.staff.publicId)
    const lines = await exportEvents(range, requestActor(ctx), this.clock.now())
    ctx.response.header('content-type', TYPES[format])
    ctx.response.header('content-disposition', `attachment; filename="audit-log.${format}"`)
    ctx.response.stream(Readable.from(writeLog(lines, format)))
  }
}

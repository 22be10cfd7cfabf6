import { Readable } from 'node:stream'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { exportEvents, type ExportRow } from '#domain/audit/export_events'
import { Clock } from '#domain/shared/clock'
import { requestActor } from '#middleware/request_actor'
import AuditPolicy from '#policies/staff/audit_policy'
import { AUDIT_RANGE_FIELDS, auditRange } from '#validators/admin/audit_range'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class AuditEventsController {
  constructor(private clock: Clock) {}

  /**
   * The audit log as JSON Lines, streamed. Its last line is the head of the chain, so that a file
   * that was cut off is told from a whole one.
   */
  async index(ctx: HttpContext) {
    await ctx.staffBouncer.with(AuditPolicy).authorize('export')
    refuseUnknownFields(ctx.request, AUDIT_RANGE_FIELDS)
    const range = await auditRange(ctx.request)

    const rows = await exportEvents(range, requestActor(ctx), this.clock.now())
    ctx.response.header('content-type', 'application/jsonl; charset=utf-8')
    ctx.response.header('content-disposition', 'attachment; filename="audit-log.jsonl"')
    ctx.response.stream(Readable.from(jsonLines(rows)))
  }
}

async function* jsonLines(rows: AsyncGenerator<ExportRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { askForCheck } from '#domain/audit/checks/ask_for_check'
import { keysetPage } from '#domain/lists/keyset_page'
import { Clock } from '#domain/shared/clock'
import AuditCheck from '#models/audit_check'
import AuditPolicy from '#policies/staff/audit_policy'
import AuditCheckTransformer from '#transformers/admin/audit_check_transformer'
import { badCursor, LIST_FIELDS, listValidator } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'

/** Whether the audit log is as it was sealed, by the server's own word. */
@inject()
export default class AuditChecksController {
  constructor(private clock: Clock) {}

  /** The newest first. */
  async index(ctx: HttpContext) {
    await ctx.staffBouncer.with(AuditPolicy).authorize('view')
    refuseUnknownFields(ctx.request, LIST_FIELDS)
    const asked = await ctx.request.validateUsing(listValidator)
    const checks = AuditCheck.query().preload('staff')
    const found = await keysetPage<typeof AuditCheck, AuditCheck>(checks, asked)
    if (!found) throw badCursor()
    const { data } = await ctx.serialize(AuditCheckTransformer.transform(found.rows))
    return { data, page: found.page }
  }

  /** Begins one, or answers the one that goes on already. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(AuditPolicy).authorize('verify')
    refuseUnknownFields(ctx.request, [])
    const check = await askForCheck(ctx.staff, this.clock.now())
    await check.load('staff')
    ctx.response.status(202)
    return ctx.serialize(AuditCheckTransformer.transform(check))
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findStaff } from '#controllers/admin/find_staff'
import { Clock } from '#domain/shared/clock'
import { disableStaff, enableStaff } from '#domain/staff/disable_staff'
import { staffProblem } from '#exceptions/staff_problems'
import { requestActor } from '#middleware/request_actor'
import StaffPolicy from '#policies/staff/staff_policy'
import { refuseUnknownFields } from '#validators/known_fields'

/** Whether a colleague's access is ended. */
@inject()
export default class StaffDisablingsController {
  constructor(private clock: Clock) {}

  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(StaffPolicy).authorize('manage')
    refuseUnknownFields(ctx.request, [])
    const of = await findStaff(ctx)
    const ended = await disableStaff(of, ctx.staff, requestActor(ctx), this.clock.now())
    if (!ended.ok) throw staffProblem(ended)
    return ctx.response.noContent()
  }

  async destroy(ctx: HttpContext) {
    await ctx.staffBouncer.with(StaffPolicy).authorize('appoint')
    refuseUnknownFields(ctx.request, [])
    const of = await findStaff(ctx)
    const enabled = await enableStaff(of, ctx.staff, requestActor(ctx), this.clock.now())
    if (!enabled.ok) throw staffProblem(enabled)
    return ctx.response.noContent()
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findStaff } from '#controllers/admin/find_staff'
import { Clock } from '#domain/shared/clock'
import { signStaffOut } from '#domain/staff/sign_staff_out'
import { staffProblem } from '#exceptions/staff_problems'
import { requestActor } from '#middleware/request_actor'
import StaffPolicy from '#policies/staff/staff_policy'
import { refuseUnknownFields } from '#validators/known_fields'

/** The devices that a colleague is signed in on. */
@inject()
export default class ColleagueSessionsController {
  constructor(private clock: Clock) {}

  async destroy(ctx: HttpContext) {
    await ctx.staffBouncer.with(StaffPolicy).authorize('manage')
    refuseUnknownFields(ctx.request, [])
    const of = await findStaff(ctx)
    const ended = await signStaffOut(of, ctx.staff, requestActor(ctx), this.clock.now())
    if (!ended.ok) throw staffProblem(ended)
    return ctx.serialize({ ended: ended.value })
  }
}

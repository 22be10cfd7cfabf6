import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findStaff } from '#controllers/admin/find_staff'
import { presentColleague } from '#controllers/admin/present_staff'
import { Clock } from '#domain/shared/clock'
import { inviteStaffAgain } from '#domain/staff/invite_staff'
import { staffProblem } from '#exceptions/staff_problems'
import { requestActor } from '#middleware/request_actor'
import StaffPolicy from '#policies/staff/staff_policy'
import { refuseUnknownFields } from '#validators/known_fields'

/** The invite of a colleague. */
@inject()
export default class StaffInvitesController {
  constructor(private clock: Clock) {}

  /** A new link, which voids the older one. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(StaffPolicy).authorize('manage')
    refuseUnknownFields(ctx.request, [])
    const of = await findStaff(ctx)
    const sent = await inviteStaffAgain(of, ctx.staff, requestActor(ctx), this.clock.now())
    if (!sent.ok) throw staffProblem(sent)
    ctx.response.status(202)
    return ctx.serialize(await presentColleague(ctx, sent.value))
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findStaff } from '#controllers/admin/find_staff'
import { Clock } from '#domain/shared/clock'
import { recoverColleague } from '#domain/staff/recover_colleague'
import { orBusy } from '#exceptions/account_problems'
import { staffProblem } from '#exceptions/staff_problems'
import { requestActor } from '#middleware/request_actor'
import StaffPolicy from '#policies/staff/staff_policy'
import { refuseUnknownFields } from '#validators/known_fields'

/** The second factors of a colleague. */
@inject()
export default class ColleagueFactorsController {
  constructor(private clock: Clock) {}

  /** For a colleague who lost phone, keys and recovery codes. */
  async destroy(ctx: HttpContext) {
    await ctx.staffBouncer.with(StaffPolicy).authorize('appoint')
    refuseUnknownFields(ctx.request, [])
    const of = await findStaff(ctx)
    const recovering = recoverColleague(of, ctx.staff, requestActor(ctx), this.clock.now())
    const recovered = await orBusy(recovering)
    if (!recovered.ok) throw staffProblem(recovered)
    return ctx.serialize(recovered.value)
  }
}

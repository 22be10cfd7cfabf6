import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Clock } from '#domain/shared/clock'
import { requestStaffReset } from '#domain/staff/request_staff_reset'
import { consumeReset } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import { refuseUnknownFields } from '#validators/known_fields'
import { STAFF_RESET_FIELDS, staffResetValidator } from '#validators/admin/staff'

/** Staff who forgot their password. */
@inject()
export default class StaffPasswordResetsController {
  constructor(private clock: Clock) {}

  /** The same answer, at the same cost, for every address. */
  async store(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, STAFF_RESET_FIELDS)
    const { email } = await ctx.request.validateUsing(staffResetValidator)
    await consumeReset(ctx.request.ip(), email, 'staff')
    await requestStaffReset(email, requestActor(ctx), this.clock.now())
    return ctx.response.accepted(null)
  }
}

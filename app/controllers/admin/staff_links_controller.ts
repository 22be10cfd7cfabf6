import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Clock } from '#domain/shared/clock'
import { iso } from '#domain/shared/iso'
import { lookAtStaffLink } from '#domain/staff/look_at_staff_link'
import { useStaffLink } from '#domain/staff/use_staff_link'
import { credentialProblem, orBusy } from '#exceptions/account_problems'
import { consumeLink } from '#middleware/limits'
import { lookAtLink } from '#middleware/look_at_link'
import { requestActor } from '#middleware/request_actor'
import { refuseUnknownFields } from '#validators/known_fields'
import { STAFF_LINK_FIELDS, staffLinkValidator } from '#validators/admin/staff'

/** A mailed link with which a member of staff chooses a password. */
@inject()
export default class StaffLinksController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, [])
    const link = await lookAtLink(ctx, lookAtStaffLink, this.clock.now())
    return ctx.serialize({ ...link, expiresAt: iso(link.expiresAt) })
  }

  async update(ctx: HttpContext) {
    const { request, params, response } = ctx
    refuseUnknownFields(request, STAFF_LINK_FIELDS)
    const { password } = await request.validateUsing(staffLinkValidator)
    await consumeLink(request.ip(), params.token)

    const now = this.clock.now()
    const used = await orBusy(useStaffLink(params.token, password, requestActor(ctx), now))
    if (!used.ok) throw credentialProblem(used, ctx)
    return response.noContent()
  }
}

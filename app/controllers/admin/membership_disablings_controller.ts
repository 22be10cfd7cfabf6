import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findMembership } from '#controllers/admin/find_membership'
import { disableMember } from '#domain/accounts/members/disable_member'
import { enableMember } from '#domain/accounts/members/enable_member'
import { Clock } from '#domain/shared/clock'
import { refusalProblem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import ClientPolicy from '#policies/staff/client_policy'
import { refuseUnknownFields } from '#validators/known_fields'

/** Whether somebody's access to a client is ended. */
@inject()
export default class MembershipDisablingsController {
  constructor(private clock: Clock) {}

  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('changeAccess')
    refuseUnknownFields(ctx.request, [])
    const membership = await findMembership(ctx)
    const disabled = await disableMember(membership, 'staff', requestActor(ctx), this.clock.now())
    if (!disabled.ok) throw refusalProblem(disabled)
    return ctx.response.noContent()
  }

  async destroy(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('changeAccess')
    refuseUnknownFields(ctx.request, [])
    await enableMember(await findMembership(ctx), requestActor(ctx), this.clock.now())
    return ctx.response.noContent()
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findMembership } from '#controllers/admin/find_membership'
import { resendInvite } from '#domain/accounts/members/resend_invite'
import { revokeInvite } from '#domain/accounts/members/revoke_invite'
import { Clock } from '#domain/shared/clock'
import { refusalProblem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import ClientPolicy from '#policies/staff/client_policy'
import { refuseUnknownFields } from '#validators/known_fields'

/** The invite of one person. */
@inject()
export default class MembershipInvitesController {
  constructor(private clock: Clock) {}

  /** A new link, which voids the older one. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('invite')
    refuseUnknownFields(ctx.request, [])
    const membership = await findMembership(ctx)
    const sent = await resendInvite(membership, null, requestActor(ctx), this.clock.now())
    if (!sent.ok) throw refusalProblem(sent)
    return ctx.response.accepted(null)
  }

  async destroy(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('invite')
    refuseUnknownFields(ctx.request, [])
    const membership = await findMembership(ctx)
    const revoked = await revokeInvite(membership, requestActor(ctx), this.clock.now())
    if (!revoked.ok) throw refusalProblem(revoked)
    return ctx.response.noContent()
  }
}

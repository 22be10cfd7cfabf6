import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { portalUrl } from '#config/app'
import { findMembership } from '#controllers/admin/find_membership'
import { handOverInvite } from '#domain/accounts/links/hand_over_invite'
import { Clock } from '#domain/shared/clock'
import { iso } from '#domain/shared/iso'
import { refusalProblem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import ClientPolicy from '#policies/staff/client_policy'
import { refuseUnknownFields } from '#validators/known_fields'

/** The link of an invite, for staff to hand over. In person: it lets its holder in as somebody else. */
@inject()
export default class InviteLinksController {
  constructor(private clock: Clock) {}

  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('invite')
    refuseUnknownFields(ctx.request, [])
    const membership = await findMembership(ctx)
    const made = await handOverInvite(membership, requestActor(ctx), this.clock.now())
    if (!made.ok) throw refusalProblem(made)
    const { secret, expiresAt } = made.value
    ctx.response.status(201)
    return ctx.serialize({ url: `${portalUrl}/accept/${secret}`, expiresAt: iso(expiresAt) })
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findMembership } from '#controllers/admin/find_membership'
import { signOutEverywhere } from '#domain/accounts/members/sign_out_everywhere'
import { Clock } from '#domain/shared/clock'
import { requestActor } from '#middleware/request_actor'
import ClientPolicy from '#policies/staff/client_policy'
import { refuseUnknownFields } from '#validators/known_fields'

/** The devices that a person is signed in on, for whichever client. */
@inject()
export default class MembershipSessionsController {
  constructor(private clock: Clock) {}

  async destroy(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('changeAccess')
    refuseUnknownFields(ctx.request, [])
    const { account } = await findMembership(ctx)
    const ended = await signOutEverywhere(account, requestActor(ctx), this.clock.now())
    return ctx.serialize({ ended })
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { resendInvite } from '#domain/accounts/members/resend_invite'
import { Clock } from '#domain/shared/clock'
import { isPublicId } from '#domain/shared/public_id'
import { notFound } from '#exceptions/problem'
import { teammateProblem } from '#exceptions/teammate_problems'
import { consumeInvite } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import TeammatePolicy from '#policies/teammate_policy'
import { refuseUnknownFields } from '#validators/known_fields'

/** A new link for a colleague, which voids the older one. */
@inject()
export default class TeammateInvitesController {
  constructor(private clock: Clock) {}

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(TeammatePolicy).authorize('invite')
    refuseUnknownFields(ctx.request, [])
    const { id } = ctx.params
    const teammate = isPublicId(id)
      ? await ctx.reader.client.related('memberships').query().where('public_id', id).first()
      : null
    if (!teammate || teammate.isRemoved) throw notFound()
    await ctx.bouncer.with(TeammatePolicy).authorize('change', teammate)
    await consumeInvite(ctx.account.publicId)

    const sent = await resendInvite(teammate, ctx.reader, requestActor(ctx), this.clock.now())
    if (!sent.ok) throw teammateProblem(sent)
    return ctx.response.accepted(null)
  }
}

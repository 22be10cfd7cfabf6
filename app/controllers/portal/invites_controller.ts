import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { acceptInvite } from '#domain/accounts/links/accept_invite'
import { lookAtInvite } from '#domain/accounts/links/look_at_invite'
import { renewInvite } from '#domain/accounts/links/renew_invite'
import { Clock } from '#domain/shared/clock'
import { iso } from '#domain/shared/iso'
import { credentialProblem, orBusy } from '#exceptions/account_problems'
import { wrongField } from '#exceptions/wrong_field'
import { consumeLink, consumeReset } from '#middleware/limits'
import { lookAtLink } from '#middleware/look_at_link'
import { consumeInviteRenewal } from '#middleware/renewal_limits'
import { requestActor } from '#middleware/request_actor'
import { withinLimit } from '#middleware/within_limit'
import { acceptInviteValidator } from '#validators/portal/invite'

@inject()
export default class InvitesController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    const invite = await lookAtLink(ctx, lookAtInvite, this.clock.now())
    return ctx.serialize({ ...invite, expiresAt: iso(invite.expiresAt) })
  }

  async update(ctx: HttpContext) {
    const { password } = await ctx.request.validateUsing(acceptInviteValidator)
    await consumeLink(ctx.request.ip(), ctx.params.token)

    const result = await orBusy(
      acceptInvite(ctx.params.token, password ?? null, requestActor(ctx), this.clock.now())
    )
    if (result.ok) return ctx.response.noContent()
    if (result.code === 'password_missing' || result.code === 'password_not_wanted') {
      throw wrongField(ctx, 'password', result.code)
    }
    throw credentialProblem(result, ctx)
  }

  /** The same answer whatever the link was: it tells nothing, and mails only the address on file. */
  async renew(ctx: HttpContext) {
    const { token } = ctx.params
    const ip = ctx.request.ip()
    await consumeLink(ip, token)
    if (await withinLimit(ctx, () => consumeInviteRenewal(token))) {
      const mayReset = (email: string) => withinLimit(ctx, () => consumeReset(ip, email))
      await renewInvite(token, mayReset, requestActor(ctx), this.clock.now())
    }
    return ctx.response.accepted(null)
  }
}

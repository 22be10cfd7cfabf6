import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { lookAtReset } from '#domain/accounts/links/look_at_reset'
import { requestLink } from '#domain/accounts/links/request_link'
import { resetPassword } from '#domain/accounts/links/reset_password'
import { Clock } from '#domain/shared/clock'
import { credentialProblem, orBusy } from '#exceptions/account_problems'
import { consumeLink, consumeReset } from '#middleware/limits'
import { lookAtLink } from '#middleware/look_at_link'
import { requestActor } from '#middleware/request_actor'
import { requestResetValidator, resetPasswordValidator } from '#validators/portal/password_reset'

@inject()
export default class PasswordResetsController {
  constructor(private clock: Clock) {}

  /** The same answer, at the same cost, for every address. */
  async store(ctx: HttpContext) {
    const { email } = await ctx.request.validateUsing(requestResetValidator)
    await consumeReset(ctx.request.ip(), email.toLowerCase())
    await requestLink('password_reset', email, requestActor(ctx), this.clock.now())
    return ctx.response.accepted(null)
  }

  async show(ctx: HttpContext) {
    return ctx.serialize(await lookAtLink(ctx, lookAtReset, this.clock.now()))
  }

  async update(ctx: HttpContext) {
    const { password } = await ctx.request.validateUsing(resetPasswordValidator)
    await consumeLink(ctx.request.ip(), ctx.params.token)

    const result = await orBusy(
      resetPassword(ctx.params.token, password, requestActor(ctx), this.clock.now())
    )
    if (!result.ok) throw credentialProblem(result, ctx)
    return ctx.response.noContent()
  }
}

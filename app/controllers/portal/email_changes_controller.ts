import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { applyEmailChange } from '#domain/accounts/email_change/apply_email_change'
import { cancelEmailChange } from '#domain/accounts/email_change/cancel_email_change'
import { lookAtEmailChange } from '#domain/accounts/email_change/look_at_email_change'
import { requestEmailChange } from '#domain/accounts/email_change/request_email_change'
import { Clock } from '#domain/shared/clock'
import { iso } from '#domain/shared/iso'
import { factorProblem, requirePassword } from '#exceptions/factor_problems'
import { refusalProblem } from '#exceptions/problem'
import { wrongField } from '#exceptions/wrong_field'
import { replacedSignInId } from '#middleware/browser_session'
import { consumeAddressChange, consumeLink } from '#middleware/limits'
import { lookAtLink } from '#middleware/look_at_link'
import { requestActor } from '#middleware/request_actor'
import { refuseUnknownFields } from '#validators/known_fields'
import { EMAIL_CHANGE_FIELDS, emailChangeValidator } from '#validators/portal/email_change'

@inject()
export default class EmailChangesController {
  constructor(private clock: Clock) {}

  /** Asks for the password again. The same answer whether or not somebody has the address. */
  async store(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, EMAIL_CHANGE_FIELDS)
    const { email, password } = await ctx.request.validateUsing(emailChangeValidator)
    const now = this.clock.now()
    await requirePassword(ctx, ctx.account, password, now)
    await consumeAddressChange(ctx.account.publicId)

    const wish = { email, signInId: ctx.reader.signIn.id }
    const asked = await requestEmailChange(ctx.account, wish, requestActor(ctx), now)
    if (!asked.ok) {
      if (asked.code === 'bad_email' || asked.code === 'same_email') {
        throw wrongField(ctx, 'email', asked.code)
      }
      throw factorProblem(asked, ctx)
    }
    return ctx.response.accepted({ data: { pendingEmail: asked.value.email } })
  }

  async destroy(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, [])
    await cancelEmailChange(ctx.account, requestActor(ctx), this.clock.now())
    return ctx.response.noContent()
  }

  async show(ctx: HttpContext) {
    const { email, expiresAt } = await lookAtLink(ctx, lookAtEmailChange, this.clock.now())
    return ctx.serialize({ email, expiresAt: iso(expiresAt) })
  }

  /** For whoever holds the link, signed in or not. */
  async update(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, [])
    await consumeLink(ctx.request.ip(), ctx.params.token)

    const use = { secret: String(ctx.params.token), keptSignInId: await replacedSignInId(ctx) }
    const result = await applyEmailChange(use, requestActor(ctx), this.clock.now())
    if (!result.ok) throw refusalProblem(result, result.code === 'email_taken' ? 409 : 410)
    return ctx.response.noContent()
  }
}

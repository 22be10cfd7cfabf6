import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { lookAtSignInLink } from '#domain/accounts/links/look_at_sign_in_link'
import { requestLink } from '#domain/accounts/links/request_link'
import { useSignInLink } from '#domain/accounts/links/use_sign_in_link'
import { Clock } from '#domain/shared/clock'
import { iso } from '#domain/shared/iso'
import { refusalProblem } from '#exceptions/problem'
import { answerAdmission } from '#middleware/admission'
import { replacedSignInId } from '#middleware/browser_session'
import { consumeLink, consumeLinkRequest } from '#middleware/limits'
import { lookAtLink } from '#middleware/look_at_link'
import { requestActor } from '#middleware/request_actor'
import { refuseUnknownFields } from '#validators/known_fields'
import { REQUEST_LINK_FIELDS, requestLinkValidator } from '#validators/portal/sign_in_link'

@inject()
export default class SignInLinksController {
  constructor(private clock: Clock) {}

  /** The same answer, at the same cost, for every address. */
  async store(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, REQUEST_LINK_FIELDS)
    const { email } = await ctx.request.validateUsing(requestLinkValidator)
    await consumeLinkRequest(ctx.request.ip(), email)
    await requestLink('sign_in', email, requestActor(ctx), this.clock.now())
    return ctx.response.accepted(null)
  }

  async show(ctx: HttpContext) {
    const { email, expiresAt } = await lookAtLink(ctx, lookAtSignInLink, this.clock.now())
    return ctx.serialize({ email, expiresAt: iso(expiresAt) })
  }

  async update(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, [])
    await consumeLink(ctx.request.ip(), ctx.params.token)

    const use = { secret: String(ctx.params.token), replacesId: await replacedSignInId(ctx) }
    const result = await useSignInLink(use, requestActor(ctx), this.clock.now())
    if (!result.ok) throw refusalProblem(result, 410)

    return answerAdmission(ctx, result.value, this.clock.now())
  }
}

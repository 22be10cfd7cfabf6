import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { renewPayLink, type MayMail } from '#domain/pay_links/renew_pay_link'
import { Clock } from '#domain/shared/clock'
import { consumeClientRenewal, consumePayLinkRenewal } from '#middleware/renewal_limits'
import { requestActor } from '#middleware/request_actor'
import { withinLimit } from '#middleware/within_limit'
import { refuseUnknownFields } from '#validators/known_fields'
import { OPEN_PAY_LINK_FIELDS, openPayLinkValidator } from '#validators/portal/pay_link'

/** "Send me a new link", for whoever holds a pay link that is too old. */
@inject()
export default class PayLinkRenewalsController {
  constructor(private clock: Clock) {}

  /** The same answer whatever the link was: it tells nothing, and mails only the address on file. */
  async store(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, OPEN_PAY_LINK_FIELDS)
    const { token } = await ctx.request.validateUsing(openPayLinkValidator)
    await consumePayLinkRenewal(ctx.request.ip(), token)
    const mayMail: MayMail = (clientId) => withinLimit(ctx, () => consumeClientRenewal(clientId))
    await renewPayLink(token, mayMail, requestActor(ctx), this.clock.now())
    return ctx.response.accepted(null)
  }
}

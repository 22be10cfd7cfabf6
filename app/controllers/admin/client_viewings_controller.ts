import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { portalUrl } from '#config/app'
import { findClient } from '#controllers/admin/present_client'
import { Clock } from '#domain/shared/clock'
import { startViewing } from '#domain/staff/viewings/start_viewing'
import { requestActor } from '#middleware/request_actor'
import { giveViewingCookie } from '#middleware/viewing_cookie'
import ClientPolicy from '#policies/staff/client_policy'
import ViewingTransformer from '#transformers/admin/viewing_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { VIEWING_FIELDS, viewingValidator } from '#validators/admin/viewing'

/** Looking at the portal as a client sees it. In person: it lives by the cookie that it is asked with. */
@inject()
export default class ClientViewingsController {
  constructor(private clock: Clock) {}

  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(ClientPolicy).authorize('viewAs')
    const client = await findClient(ctx.params.id)
    refuseUnknownFields(ctx.request, VIEWING_FIELDS)
    const { reason = null } = await ctx.request.validateUsing(viewingValidator)

    const wish = { client, signIn: ctx.staffSignIn!, reason }
    const { viewing, secret } = await startViewing(wish, requestActor(ctx), this.clock.now())
    viewing.$setRelated('ofClient', client)
    giveViewingCookie(ctx, secret)
    ctx.response.status(201)
    return ctx.serialize(ViewingTransformer.transform(viewing, `${portalUrl}/dashboard`))
  }
}

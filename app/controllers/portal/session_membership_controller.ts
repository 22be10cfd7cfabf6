import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { switchClient } from '#domain/accounts/sign_ins/switch_client'
import { Clock } from '#domain/shared/clock'
import { notFound } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import AccountTransformer from '#transformers/portal/account_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { SESSION_MEMBERSHIP_FIELDS, sessionMembershipValidator } from '#validators/portal/session'

/** The client that a signed-in person acts for. */
@inject()
export default class SessionMembershipController {
  constructor(private clock: Clock) {}

  async update(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, SESSION_MEMBERSHIP_FIELDS)
    const { membership } = await ctx.request.validateUsing(sessionMembershipValidator)
    const switched = await switchClient(ctx.reader, membership, requestActor(ctx), this.clock.now())
    if (!switched.ok) throw notFound()
    return ctx.serialize(AccountTransformer.transform(switched.value))
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { pendingEmail } from '#domain/accounts/email_change/pending_email'
import { passwordRule } from '#domain/accounts/passwords/password_rule'
import { updateProfile } from '#domain/accounts/update_profile'
import { Clock } from '#domain/shared/clock'
import { requestActor } from '#middleware/request_actor'
import ProfilePolicy from '#policies/profile_policy'
import ProfileTransformer from '#transformers/portal/profile_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { PROFILE_FIELDS, profileValidator } from '#validators/portal/profile'

@inject()
export default class ProfileController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    return this.answer(ctx)
  }

  async update(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, PROFILE_FIELDS)
    const changes = await ctx.request.validateUsing(profileValidator)
    if (changes.client) await ctx.bouncer.with(ProfilePolicy).authorize('editClient')

    const of = { account: ctx.account, client: ctx.reader.client }
    await updateProfile(of, changes, requestActor(ctx), this.clock.now())
    return this.answer(ctx)
  }

  private async answer(ctx: HttpContext) {
    const waiting = await pendingEmail(ctx.account, this.clock.now())
    const password = await passwordRule(ctx.account)
    return ctx.serialize(ProfileTransformer.transform(ctx.reader, waiting, password))
  }
}

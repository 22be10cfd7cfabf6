import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { updateProfile } from '#domain/accounts/update_profile'
import { Clock } from '#domain/shared/clock'
import { requestActor } from '#middleware/request_actor'
import ProfilePolicy from '#policies/profile_policy'
import ProfileTransformer from '#transformers/portal/profile_transformer'
import { profileValidator } from '#validators/portal/profile'

@inject()
export default class ProfileController {
  constructor(private clock: Clock) {}

  async show({ account, serialize }: HttpContext) {
    return serialize(ProfileTransformer.transform(account))
  }

  async update(ctx: HttpContext) {
    const changes = await ctx.request.validateUsing(profileValidator)
    if (changes.client) await ctx.bouncer.with(ProfilePolicy).authorize('editClient')

    await updateProfile(ctx.account, changes, requestActor(ctx), this.clock.now())
    return ctx.serialize(ProfileTransformer.transform(ctx.account))
  }
}

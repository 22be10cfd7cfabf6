import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { listSignIns } from '#domain/accounts/sign_ins/list_sign_ins'
import { revokeSignIns } from '#domain/accounts/sign_ins/revoke_sign_ins'
import { Clock } from '#domain/shared/clock'
import { notFound } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import DeviceTransformer from '#transformers/portal/device_transformer'

/** The devices that a member of staff is signed in on. */
@inject()
export default class StaffDevicesController {
  constructor(private clock: Clock) {}

  async index(ctx: HttpContext) {
    const { sessions } = await requestSettings(ctx)
    const found = await listSignIns({ staffId: ctx.staff.id }, sessions, this.clock.now())
    const { data } = await ctx.serialize(
      DeviceTransformer.transform(found, ctx.staffSignIn!.id, sessions)
    )
    return { data }
  }

  /** One of one's own; this device too, which is signing out. */
  async destroy(ctx: HttpContext) {
    const of = { staffId: ctx.staff.id, publicId: String(ctx.params.id) }
    const ended = await revokeSignIns(of, requestActor(ctx), this.clock.now())
    if (ended === 0) throw notFound()
    return ctx.response.noContent()
  }

  /** All but this one. */
  async clear(ctx: HttpContext) {
    const of = { staffId: ctx.staff.id, exceptId: ctx.staffSignIn!.id }
    await revokeSignIns(of, requestActor(ctx), this.clock.now())
    return ctx.response.noContent()
  }
}

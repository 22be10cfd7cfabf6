import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Clock } from '#domain/shared/clock'
import { revokeToken } from '#domain/staff/revoke_token'
import { Problem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import { refuseUnknownFields } from '#validators/known_fields'

/** The API token that a request comes with. */
@inject()
export default class CurrentTokensController {
  constructor(private clock: Clock) {}

  /** Signs a terminal out: any token may end itself. */
  async destroy(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, [])
    const { staff, response } = ctx
    const token = staff.currentAccessToken
    if (!token) throw new Problem('token-needed', 403)
    const which = { id: Number(token.identifier), name: token.name, ownerId: staff.publicId }
    await revokeToken(which, requestActor(ctx), this.clock.now())
    return response.noContent()
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Clock } from '#domain/shared/clock'
import { findViewing } from '#domain/staff/viewings/find_viewing'
import { stopViewing } from '#domain/staff/viewings/stop_viewing'
import { requestActor } from '#middleware/request_actor'
import { takeViewingCookie, viewingSecret } from '#middleware/viewing_cookie'

/** The viewing of staff who look at the portal as a client sees it. */
@inject()
export default class ViewingsController {
  constructor(private clock: Clock) {}

  /** The one thing that they do here: stop. Also when it is over, and when there is none. */
  async destroy(ctx: HttpContext) {
    const secret = viewingSecret(ctx)
    const viewing = secret === null ? null : await findViewing(secret)
    if (viewing) {
      ctx.viewing = viewing
      await stopViewing(viewing, requestActor(ctx), this.clock.now())
    }
    takeViewingCookie(ctx)
    return ctx.response.noContent()
  }
}

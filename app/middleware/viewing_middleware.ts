import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { isLive, ownOrigin } from '#config/app'
import { Clock } from '#domain/shared/clock'
import { findViewing } from '#domain/staff/viewings/find_viewing'
import { judgeViewing } from '#domain/staff/viewings/judge_viewing'
import { Problem } from '#exceptions/problem'
import { requestSettings } from '#middleware/request_settings'
import { viewingSecret } from '#middleware/viewing_cookie'
import type ClientViewing from '#models/client_viewing'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Staff who look at the portal as a client sees it. While the browser has the cookie of a viewing it
 * is nobody else in the portal: what it reads it reads by the viewing, and whatever would change
 * something is refused here, by its method, before a body or another session is read. That holds for
 * a viewing that is over too, until its cookie is gone.
 */
@inject()
export default class ViewingMiddleware {
  constructor(private clock: Clock) {}

  async handle(ctx: HttpContext, next: NextFn) {
    const secret = viewingSecret(ctx)
    if (secret === null) return next()

    const viewing = await findViewing(secret)
    const settings = await requestSettings(ctx)
    const holds =
      viewing && (await judgeViewing(viewing, { ...settings, isLive }, this.clock.now()))
    ctx.viewing = holds ? viewing : 'over'
    if (!READS.has(ctx.request.method())) throw new Problem('viewing-only', 403)
    refuseElsewhere(ctx)
    return next()
  }
}

/** Pages of ALLOWED_ORIGINS are the clients' friends: none of them looks on. */
function refuseElsewhere({ request }: HttpContext): void {
  const origin = request.header('origin')
  if (origin !== undefined && origin !== ownOrigin) throw new Problem('foreign-origin', 403)
}

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** Of the viewing whose cookie came along: it is over, or it lets its holder look. */
    viewing?: ClientViewing | 'over'
  }
}

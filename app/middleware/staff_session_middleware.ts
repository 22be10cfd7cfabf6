import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import type { NextFn } from '@adonisjs/core/types/http'
import SessionMiddleware from '@adonisjs/session/session_middleware'
import sessionConfig, { staffCookie } from '#config/session'

let sessions: ReturnType<typeof staffSessions> | null = null

/**
 * A session of the staff's own cookie, in the same store as the portal's: the two cookies know
 * nothing of each other. A request with a token has none: it signs in by itself; but at the door
 * (`always`) no token is asked for, and none is heard.
 */
export default class StaffSessionMiddleware {
  async handle(ctx: HttpContext, next: NextFn, { always = false } = {}) {
    if (!always && ctx.request.header('authorization') !== undefined) return next()
    sessions ??= staffSessions()
    const ofStaff = await sessions
    return ofStaff.handle(ctx, next)
  }
}

async function staffSessions() {
  const config = await sessionConfig.resolver(app)
  const emitter = await app.container.make('emitter')
  return new SessionMiddleware({ ...config, cookieName: staffCookie }, emitter)
}

import { Bouncer } from '@adonisjs/bouncer'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type Staff from '#models/staff'
import { Problem } from '#exceptions/problem'

/** Lets only an enabled staff member with a valid API token through. */
export default class StaffMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const signedIn = await ctx.auth.use('staff').check()
    const staff = signedIn ? ctx.auth.use('staff').getUserOrFail() : null
    if (!staff?.isEnabled) throw new Problem('not-signed-in', 401)

    ctx.staff = staff
    ctx.staffBouncer = new Bouncer(staff).setContainerResolver(ctx.containerResolver)
    return next()
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** The staff member of the API token, with `currentAccessToken`. */
    staff: Staff
    staffBouncer: Bouncer<Staff>
  }
}

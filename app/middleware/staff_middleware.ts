import { Bouncer } from '@adonisjs/bouncer'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { Clock } from '#domain/shared/clock'
import { recordTokenUse } from '#domain/staff/record_token_use'
import { requestActor } from '#middleware/request_actor'
import type Staff from '#models/staff'
import { Problem } from '#exceptions/problem'

/** Lets only an enabled staff member with a valid API token through. */
@inject()
export default class StaffMiddleware {
  constructor(private clock: Clock) {}

  async handle(ctx: HttpContext, next: NextFn) {
    const signedIn = await ctx.auth.use('staff').check()
    const staff = signedIn ? ctx.auth.use('staff').getUserOrFail() : null
    if (!staff?.isEnabled) throw new Problem('not-signed-in', 401)

    ctx.staff = staff
    ctx.staffBouncer = new Bouncer(staff).setContainerResolver(ctx.containerResolver)
    await recordTokenUse(staff, requestActor(ctx), this.clock.now())
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

import { Bouncer } from '@adonisjs/bouncer'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { isLive } from '#config/app'
import { Clock } from '#domain/shared/clock'
import { lacksFactor } from '#domain/staff/factor_rule'
import { recordTokenUse } from '#domain/staff/record_token_use'
import { Problem } from '#exceptions/problem'
import { currentStaffSignIn } from '#middleware/current_staff'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import type SignIn from '#models/sign_in'
import type Staff from '#models/staff'

type Options = {
  /** Only who signed in themselves, and also before they set up the factor that they must have. */
  inPerson?: boolean
  /** In person too, but not before the factor is set up. */
  hasFactor?: boolean
  /** Whether this request keeps a session from running out; not where pages ask by themselves. */
  isSeen?: boolean
}

/**
 * Lets only an enabled member of staff through: with a valid API token, or signed in with the staff
 * cookie. A token that is sent is the only one heard.
 */
@inject()
export default class StaffMiddleware {
  constructor(private clock: Clock) {}

  async handle(ctx: HttpContext, next: NextFn, options: Options = {}) {
    const { inPerson = false, hasFactor = !inPerson, isSeen = true } = options
    const byToken = ctx.request.header('authorization') !== undefined
    const signIn = byToken ? null : await currentStaffSignIn(ctx, this.clock.now(), { isSeen })
    const staff = byToken ? await ownerOfToken(ctx) : (signIn?.staff ?? null)
    if (!staff?.isEnabled) throw new Problem('not-signed-in', 401)

    ctx.staff = staff
    ctx.staffBouncer = new Bouncer(staff).setContainerResolver(ctx.containerResolver)
    if (signIn) ctx.staffSignIn = signIn
    await recordTokenUse(staff, requestActor(ctx), this.clock.now())

    if (inPerson && !signIn) throw new Problem('session-needed', 403)
    if (hasFactor && signIn && (await mayOnlySetUp(ctx, signIn))) {
      throw new Problem('second-factor-required', 403)
    }
    return next()
  }
}

async function ownerOfToken(ctx: HttpContext): Promise<Staff | null> {
  const isValid = await ctx.auth.use('staff').check()
  return isValid ? ctx.auth.use('staff').getUserOrFail() : null
}

async function mayOnlySetUp(ctx: HttpContext, signIn: SignIn): Promise<boolean> {
  const { security } = await requestSettings(ctx)
  return lacksFactor(signIn, { security, isLive })
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** The member of staff: of the API token, with `currentAccessToken`, or of the cookie. */
    staff: Staff
    /** The sign-in of the cookie; absent where a token signs in. */
    staffSignIn?: SignIn
    staffBouncer: Bouncer<Staff>
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { signOut } from '#domain/accounts/sign_ins/sign_out'
import { Clock } from '#domain/shared/clock'
import { signStaffIn } from '#domain/staff/sign_staff_in'
import { orBusy } from '#exceptions/account_problems'
import { Problem } from '#exceptions/problem'
import { beginStep } from '#middleware/admission'
import { endSession, startStaffSession } from '#middleware/browser_session'
import { currentStaffSignIn } from '#middleware/current_staff'
import { consumeSignIn } from '#middleware/limits'
import { presentStaffSession } from '#middleware/present_staff_session'
import { requestActor } from '#middleware/request_actor'
import { refuseUnknownFields } from '#validators/known_fields'
import { SESSION_FIELDS, sessionValidator } from '#validators/portal/session'

/** The session of a member of staff, in a cookie of its own. */
@inject()
export default class StaffSessionsController {
  constructor(private clock: Clock) {}

  /** Who is signed in, until when. Asking does not prolong it. */
  async show(ctx: HttpContext) {
    return presentStaffSession(ctx, ctx.staffSignIn!, this.clock.now())
  }

  /** 202 and the second step for who has a second factor. */
  async store(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, SESSION_FIELDS)
    const { email, password } = await ctx.request.validateUsing(sessionValidator)
    // Counted apart from a client's account of the same address.
    const { left, giveBack } = await consumeSignIn(ctx.request.ip(), email, 'staff')

    const now = this.clock.now()
    const earlier = await currentStaffSignIn(ctx, now)
    const credentials = { email, password, replacesId: earlier?.id ?? null }
    const result = await orBusy(signStaffIn(credentials, requestActor(ctx), now))
    if (!result.ok) throw new Problem('invalid-credentials', 401, { left })

    await giveBack()
    const admission = result.value
    if (admission.step === 'second_factor') {
      ctx.response.status(202)
      return { data: await beginStep(ctx, admission, now) }
    }
    await startStaffSession(ctx, admission.signIn)
    return presentStaffSession(ctx, admission.signIn, now)
  }

  async destroy(ctx: HttpContext) {
    const signIn = await currentStaffSignIn(ctx, this.clock.now())
    if (signIn) {
      ctx.staff = signIn.staff
      await signOut(signIn, requestActor(ctx), this.clock.now())
    }
    endSession(ctx)
    return ctx.response.noContent()
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Clock } from '#domain/shared/clock'
import { signStaffInByPasskey } from '#domain/staff/sign_staff_in_by_passkey'
import { Problem } from '#exceptions/problem'
import { startStaffSession } from '#middleware/browser_session'
import { currentStaffSignIn } from '#middleware/current_staff'
import { givePasskeyOptions, readSignInAssertion } from '#middleware/passkey_sign_in'
import { presentStaffSession } from '#middleware/present_staff_session'
import { requestActor } from '#middleware/request_actor'
import Staff from '#models/staff'
import {
  ASSERTION_FIELDS,
  assertionValidator,
  PASSKEY_OPTIONS_FIELDS,
  passkeyOptionsValidator,
} from '#validators/factors/factor'
import { refuseUnknownFields } from '#validators/known_fields'

/** Staff signing in with a passkey alone, and another challenge for their second step. */
@inject()
export default class StaffPasskeySignInsController {
  constructor(private clock: Clock) {}

  async options(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, PASSKEY_OPTIONS_FIELDS)
    const { secondStep = false } = await ctx.request.validateUsing(passkeyOptionsValidator)
    const find = (id: number) => Staff.find(id)
    return { data: await givePasskeyOptions(ctx, secondStep, find, this.clock.now()) }
  }

  async store(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, ASSERTION_FIELDS)
    const { response } = await ctx.request.validateUsing(assertionValidator)
    const now = this.clock.now()
    const assertion = await readSignInAssertion(ctx, response, now)
    const earlier = await currentStaffSignIn(ctx, now)
    const actor = requestActor(ctx)
    const signIn = await signStaffInByPasskey(assertion, earlier?.id ?? null, actor, now)
    if (!signIn) throw new Problem('passkey-refused', 401)

    await startStaffSession(ctx, signIn)
    return presentStaffSession(ctx, signIn, now)
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { signInOptions } from '#domain/accounts/factors/passkey_ceremony'
import { secondFactorOf } from '#domain/accounts/factors/second_factor'
import { holdsStep } from '#domain/accounts/factors/take_second_step'
import { Clock } from '#domain/shared/clock'
import { signStaffInByPasskey } from '#domain/staff/sign_staff_in_by_passkey'
import { Problem } from '#exceptions/problem'
import { pendingStepOf, stepOptions } from '#middleware/admission'
import { startStaffSession } from '#middleware/browser_session'
import { currentStaffSignIn } from '#middleware/current_staff'
import { consumePasskey } from '#middleware/limits'
import { keepChallenge, takeChallenge } from '#middleware/passkey_challenge'
import { passkeySite } from '#middleware/passkey_site'
import { presentStaffSession } from '#middleware/present_staff_session'
import { requestActor } from '#middleware/request_actor'
import Staff from '#models/staff'
import { ASSERTION_FIELDS, assertionValidator } from '#validators/factors/factor'
import { refuseUnknownFields } from '#validators/known_fields'

/** Staff signing in with a passkey alone, and another challenge for their second step. */
@inject()
export default class StaffPasskeySignInsController {
  constructor(private clock: Clock) {}

  async options(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, [])
    await consumePasskey(ctx.request.ip())
    const now = this.clock.now()
    const pending = pendingStepOf(ctx)
    const staff = pending ? await Staff.find(pending.personId) : null
    if (pending && staff && (await holdsStep(staff, pending, now))) {
      const factor = await secondFactorOf(staff)
      return ctx.serialize(await stepOptions(ctx, factor?.passkeys ?? [], now))
    }
    const options = await signInOptions(null, await passkeySite(ctx))
    keepChallenge(ctx, 'sign_in', options.challenge, now)
    return ctx.serialize(options)
  }

  async store(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, ASSERTION_FIELDS)
    const { response } = await ctx.request.validateUsing(assertionValidator)
    await consumePasskey(ctx.request.ip())
    const now = this.clock.now()
    const challenge = await takeChallenge(ctx, 'sign_in', now)
    if (!challenge) throw new Problem('passkey-refused', 401)

    const signed = { ...response, clientExtensionResults: {} }
    const assertion = { response: signed, challenge, site: await passkeySite(ctx) }
    const earlier = await currentStaffSignIn(ctx, now)
    const actor = requestActor(ctx)
    const signIn = await signStaffInByPasskey(assertion, earlier?.id ?? null, actor, now)
    if (!signIn) throw new Problem('passkey-refused', 401)

    await startStaffSession(ctx, signIn)
    return presentStaffSession(ctx, signIn, now)
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { signInOptions } from '#domain/accounts/factors/passkey_ceremony'
import { secondFactorOf } from '#domain/accounts/factors/second_factor'
import { signInByPasskey } from '#domain/accounts/factors/sign_in_by_passkey'
import { holdsStep } from '#domain/accounts/factors/take_second_step'
import { Clock } from '#domain/shared/clock'
import { Problem } from '#exceptions/problem'
import { pendingStepOf, stepOptions } from '#middleware/admission'
import { replacedSignInId, startSession } from '#middleware/browser_session'
import { consumePasskey } from '#middleware/limits'
import { keepChallenge, takeChallenge } from '#middleware/passkey_challenge'
import { passkeySite } from '#middleware/passkey_site'
import { requestActor } from '#middleware/request_actor'
import Account from '#models/account'
import AccountTransformer from '#transformers/portal/account_transformer'
import { ASSERTION_FIELDS, assertionValidator } from '#validators/factors/factor'
import { refuseUnknownFields } from '#validators/known_fields'

/** Signing in with a passkey alone, and another challenge for the second step. */
@inject()
export default class PasskeySignInsController {
  constructor(private clock: Clock) {}

  /** At the second step for that person's passkeys, else for whichever the browser has. */
  async options(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, [])
    await consumePasskey(ctx.request.ip())
    const now = this.clock.now()
    const pending = pendingStepOf(ctx)
    const account = pending ? await Account.find(pending.personId) : null
    if (pending && account && (await holdsStep(account, pending, now))) {
      const factor = await secondFactorOf(account)
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
    const replacesId = await replacedSignInId(ctx)
    const reader = await signInByPasskey(assertion, replacesId, requestActor(ctx), now)
    if (!reader) throw new Problem('passkey-refused', 401)

    await startSession(ctx, reader.signIn)
    return ctx.serialize(AccountTransformer.transform(reader))
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { signInByPasskey } from '#domain/accounts/factors/sign_in_by_passkey'
import { Clock } from '#domain/shared/clock'
import { Problem } from '#exceptions/problem'
import { replacedSignInId, startSession } from '#middleware/browser_session'
import { givePasskeyOptions, readSignInAssertion } from '#middleware/passkey_sign_in'
import { requestActor } from '#middleware/request_actor'
import Account from '#models/account'
import AccountTransformer from '#transformers/portal/account_transformer'
import {
  ASSERTION_FIELDS,
  assertionValidator,
  PASSKEY_OPTIONS_FIELDS,
  passkeyOptionsValidator,
} from '#validators/factors/factor'
import { refuseUnknownFields } from '#validators/known_fields'

/** Signing in with a passkey alone, and another challenge for the second step. */
@inject()
export default class PasskeySignInsController {
  constructor(private clock: Clock) {}

  async options(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, PASSKEY_OPTIONS_FIELDS)
    const { secondStep = false } = await ctx.request.validateUsing(passkeyOptionsValidator)
    const find = (id: number) => Account.find(id)
    return { data: await givePasskeyOptions(ctx, secondStep, find, this.clock.now()) }
  }

  async store(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, ASSERTION_FIELDS)
    const { response } = await ctx.request.validateUsing(assertionValidator)
    const now = this.clock.now()
    const assertion = await readSignInAssertion(ctx, response, now)
    const replacesId = await replacedSignInId(ctx)
    const reader = await signInByPasskey(assertion, replacesId, requestActor(ctx), now)
    if (!reader) throw new Problem('passkey-refused', 401)

    await startSession(ctx, reader.signIn)
    return ctx.serialize(AccountTransformer.transform(reader))
  }
}

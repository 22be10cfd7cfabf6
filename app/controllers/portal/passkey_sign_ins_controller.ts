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

/** Signing in with a passkey alone, and another challenge for the second step. */
@inject()
export default class PasskeySignInsController {
  constructor(private clock: Clock) {}

  async options(ctx: HttpContext) {
    const find = (id: number) => Account.find(id)
    return ctx.serialize(await givePasskeyOptions(ctx, find, this.clock.now()))
  }

  async store(ctx: HttpContext) {
    const now = this.clock.now()
    const assertion = await readSignInAssertion(ctx, now)
    const replacesId = await replacedSignInId(ctx)
    const reader = await signInByPasskey(assertion, replacesId, requestActor(ctx), now)
    if (!reader) throw new Problem('passkey-refused', 401)

    await startSession(ctx, reader.signIn)
    return ctx.serialize(AccountTransformer.transform(reader))
  }
}

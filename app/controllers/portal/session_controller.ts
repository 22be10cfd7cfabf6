import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { recordSignOut } from '#domain/accounts/record_sign_out'
import { sessionTag } from '#domain/accounts/sessions'
import { signIn, type SignedIn } from '#domain/accounts/sign_in'
import { Clock } from '#domain/shared/clock'
import { orBusy } from '#exceptions/account_problems'
import { Problem } from '#exceptions/problem'
import { consumeSignIn } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import { signedInAccount } from '#middleware/signed_in_account'
import Membership from '#models/membership'
import AccountTransformer from '#transformers/portal/account_transformer'
import { sessionValidator } from '#validators/portal/session'

@inject()
export default class SessionController {
  constructor(private clock: Clock) {}

  async store(ctx: HttpContext) {
    const { email, password } = await ctx.request.validateUsing(sessionValidator)
    const { left, giveBack } = await consumeSignIn(ctx.request.ip(), email.toLowerCase())

    const result = await orBusy(signIn(email, password, requestActor(ctx), this.clock.now()))
    if (!result.ok) throw new Problem('invalid-credentials', 401, { left })

    await giveBack()
    await this.open(ctx, result.value)
    const memberships = await Membership.query()
      .where('account_id', result.value.account.id)
      .where('state', 'active')
      .preload('ofClient')
      .orderBy('id')
    return ctx.serialize(AccountTransformer.transform(result.value.account, memberships))
  }

  /** A new id at sign-in; nothing of an older session in this browser goes on. */
  private async open(ctx: HttpContext, { account, membership }: SignedIn) {
    ctx.session.clear()
    await ctx.auth.use('client').login(account)
    ctx.session.put('membershipId', membership.id)
    ctx.session.put('signedInAt', this.clock.now().toISO())
    // After the new id: the tag belongs to the row, and the row to the id.
    await ctx.session.tag(sessionTag(account))
  }

  /** The row goes with the session: forgetting the account in it would leave the id usable. */
  async destroy(ctx: HttpContext) {
    const account = await signedInAccount(ctx)
    if (account) {
      ctx.account = account
      await recordSignOut(requestActor(ctx), this.clock.now())
      await ctx.auth.use('client').logout()
    }
    ctx.session.clear()
    ctx.session.regenerate()
    return ctx.response.noContent()
  }
}

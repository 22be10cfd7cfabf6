import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { changePassword } from '#domain/accounts/passwords/change_password'
import { Clock } from '#domain/shared/clock'
import { orBusy, passwordProblem } from '#exceptions/account_problems'
import { renewSession } from '#middleware/browser_session'
import { consumePasswordTry } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import { changePasswordValidator } from '#validators/portal/password'

@inject()
export default class PasswordsController {
  constructor(private clock: Clock) {}

  /** Asks for the current password again; every other session of the account ends. */
  async update(ctx: HttpContext) {
    const input = await ctx.request.validateUsing(changePasswordValidator)
    const { giveBack } = await consumePasswordTry(ctx.account.publicId, ctx.reader.signIn.publicId)

    const result = await orBusy(
      changePassword(
        ctx.account,
        { ...input, signInId: ctx.reader.signIn.id },
        requestActor(ctx),
        this.clock.now()
      )
    )
    if (!result.ok) throw passwordProblem(result, ctx)

    await giveBack()
    // A copy of the cookie may be why the password is changed.
    await renewSession(ctx)
    return ctx.response.noContent()
  }
}

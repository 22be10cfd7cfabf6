import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { changePassword } from '#domain/accounts/passwords/change_password'
import { Clock } from '#domain/shared/clock'
import { orBusy, passwordProblem } from '#exceptions/account_problems'
import { renewSession } from '#middleware/browser_session'
import { consumePasswordTry } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import { refuseUnknownFields } from '#validators/known_fields'
import { CHANGE_PASSWORD_FIELDS, changePasswordValidator } from '#validators/portal/password'

/** The password of a member of staff. */
@inject()
export default class StaffPasswordsController {
  constructor(private clock: Clock) {}

  /** Asks for the current password again; every other sign-in of theirs ends. */
  async update(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, CHANGE_PASSWORD_FIELDS)
    const input = await ctx.request.validateUsing(changePasswordValidator)
    const { id: signInId, publicId } = ctx.staffSignIn!
    const { giveBack } = await consumePasswordTry(ctx.staff.publicId, publicId)

    const change = { ...input, signInId }
    const now = this.clock.now()
    const changed = await orBusy(changePassword(ctx.staff, change, requestActor(ctx), now))
    if (!changed.ok) throw passwordProblem(changed, ctx)

    await giveBack()
    // A copy of the cookie may be why the password is changed.
    await renewSession(ctx)
    return ctx.response.noContent()
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { renewRecoveryCodes } from '#domain/accounts/factors/renew_recovery_codes'
import { Clock } from '#domain/shared/clock'
import { factorProblem, requirePassword } from '#exceptions/factor_problems'
import { factorPerson } from '#middleware/factor_person'
import { requestActor } from '#middleware/request_actor'
import { PASSWORD_FIELDS, passwordValidator } from '#validators/factors/factor'
import { refuseUnknownFields } from '#validators/known_fields'

/** Ten codes for when phone and keys are gone, shown once. */
@inject()
export default class RecoveryCodesController {
  constructor(private clock: Clock) {}

  async store(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, PASSWORD_FIELDS)
    const { password } = await ctx.request.validateUsing(passwordValidator)
    const { person, signInId } = await factorPerson(ctx)
    await requirePassword(ctx, person, password, this.clock.now())

    const actor = requestActor(ctx)
    const renewed = await renewRecoveryCodes(person, signInId, actor, this.clock.now())
    if (!renewed.ok) throw factorProblem(renewed, ctx)
    return ctx.serialize({ recoveryCodes: renewed.value })
  }
}

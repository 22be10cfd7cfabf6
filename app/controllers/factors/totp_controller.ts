import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { beginTotp } from '#domain/accounts/factors/begin_totp'
import { confirmTotp } from '#domain/accounts/factors/confirm_totp'
import { removeFactor } from '#domain/accounts/factors/remove_factor'
import { Clock } from '#domain/shared/clock'
import { factorProblem, requirePassword } from '#exceptions/factor_problems'
import { factorPerson } from '#middleware/factor_person'
import { consumeCode } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import {
  CODE_FIELDS,
  codeValidator,
  PASSWORD_FIELDS,
  passwordValidator,
} from '#validators/factors/factor'
import { refuseUnknownFields } from '#validators/known_fields'

/** The authenticator app of a person. */
@inject()
export default class TotpController {
  constructor(private clock: Clock) {}

  /** The secret is shown here and never again; a code of it makes it count. */
  async store(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, PASSWORD_FIELDS)
    const { password } = await ctx.request.validateUsing(passwordValidator)
    const { person, signInId } = await factorPerson(ctx)
    await requirePassword(ctx, person, password, this.clock.now())

    const begun = await beginTotp(person, signInId, requestActor(ctx), this.clock.now())
    if (!begun.ok) throw factorProblem(begun, ctx)
    return ctx.serialize(begun.value)
  }

  async update(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, CODE_FIELDS)
    const { code } = await ctx.request.validateUsing(codeValidator)
    const { person, signInId } = await factorPerson(ctx)
    const { giveBack } = await consumeCode(ctx.request.ip(), person.publicId)

    const actor = requestActor(ctx)
    const confirmed = await confirmTotp(person, code, signInId, actor, this.clock.now())
    if (!confirmed.ok) throw factorProblem(confirmed, ctx)
    await giveBack()
    return ctx.serialize({ recoveryCodes: confirmed.value })
  }

  async destroy(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, PASSWORD_FIELDS)
    const { password } = await ctx.request.validateUsing(passwordValidator)
    const { person, signInId, isRequired } = await factorPerson(ctx)
    await requirePassword(ctx, person, password, this.clock.now())

    const removal = { factor: { totp: true as const }, keptSignInId: signInId, isRequired }
    const removed = await removeFactor(person, removal, requestActor(ctx), this.clock.now())
    if (!removed.ok) throw factorProblem(removed, ctx)
    return ctx.response.noContent()
  }
}

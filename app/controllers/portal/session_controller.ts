import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { signIn } from '#domain/accounts/sign_ins/sign_in'
import { signOut } from '#domain/accounts/sign_ins/sign_out'
import { Clock } from '#domain/shared/clock'
import { iso } from '#domain/shared/iso'
import { orBusy } from '#exceptions/account_problems'
import { Problem } from '#exceptions/problem'
import { answerAdmission } from '#middleware/admission'
import { endSession, replacedSignInId } from '#middleware/browser_session'
import { currentReader } from '#middleware/current_reader'
import { consumeSignIn } from '#middleware/limits'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import { sessionValidator } from '#validators/portal/session'

@inject()
export default class SessionController {
  constructor(private clock: Clock) {}

  /** Until when this session lasts. Asking does not prolong it. */
  async show(ctx: HttpContext) {
    return ctx.serialize(await this.times(ctx))
  }

  /** 202 and the second step for who has a second factor. */
  async store(ctx: HttpContext) {
    const { email, password } = await ctx.request.validateUsing(sessionValidator)
    const { left, giveBack } = await consumeSignIn(ctx.request.ip(), email.toLowerCase())

    const replacesId = await replacedSignInId(ctx)
    const credentials = { email, password, replacesId }
    const result = await orBusy(signIn(credentials, requestActor(ctx), this.clock.now()))
    if (!result.ok) throw new Problem('invalid-credentials', 401, { left })

    await giveBack()
    return answerAdmission(ctx, result.value, this.clock.now())
  }

  /** "Stay signed in": somebody is there. */
  async update(ctx: HttpContext) {
    return ctx.serialize(await this.times(ctx))
  }

  async destroy(ctx: HttpContext) {
    const reader = await currentReader(ctx)
    if (reader) {
      ctx.reader = reader
      await signOut(reader.signIn, requestActor(ctx), this.clock.now())
    }
    endSession(ctx)
    return ctx.response.noContent()
  }

  private async times(ctx: HttpContext) {
    const { sessions } = await requestSettings(ctx)
    const { signIn: current, viewing } = ctx.reader
    const now = iso(this.clock.now())
    if (viewing) return { now, idleEndsAt: iso(viewing.expiresAt), endsAt: iso(viewing.expiresAt) }
    return {
      now,
      idleEndsAt: iso(current.idleEndsAt(sessions)),
      endsAt: iso(current.endsAt(sessions)),
    }
  }
}

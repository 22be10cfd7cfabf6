import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { adminUrl } from '#config/app'
import { Clock } from '#domain/shared/clock'
import { iso, isoOrNull } from '#domain/shared/iso'
import { askCliSignIn } from '#domain/staff/cli_sign_ins/ask_cli_sign_in'
import { shownCode } from '#domain/staff/cli_sign_ins/cli_codes'
import { takeCliToken } from '#domain/staff/cli_sign_ins/take_cli_token'
import { refusalProblem } from '#exceptions/problem'
import { consumeCliPoll, consumeCliSignIn } from '#middleware/cli_limits'
import { requestActor } from '#middleware/request_actor'
import { refuseUnknownFields } from '#validators/known_fields'
import {
  CLI_SIGN_IN_FIELDS,
  CLI_TOKEN_FIELDS,
  cliSignInValidator,
  cliTokenValidator,
} from '#validators/admin/staff'

/** How often a terminal may ask whether it was approved. */
const INTERVAL_SECONDS = 2

/** A terminal that signs in by being approved in a browser (after RFC 8628). */
@inject()
export default class CliSignInsController {
  constructor(private clock: Clock) {}

  async store(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, CLI_SIGN_IN_FIELDS)
    const { name } = await ctx.request.validateUsing(cliSignInValidator)
    await consumeCliSignIn(ctx.request.ip())
    const asked = await askCliSignIn(name, requestActor(ctx), this.clock.now())
    const userCode = shownCode(asked.userCode)
    ctx.response.status(201)
    return ctx.serialize({
      deviceCode: asked.deviceCode,
      userCode,
      verificationUrl: `${adminUrl}/cli`,
      verificationUrlComplete: `${adminUrl}/cli?code=${userCode}`,
      expiresAt: iso(asked.expiresAt),
      intervalSeconds: INTERVAL_SECONDS,
    })
  }

  /** 202 until somebody answered; then the token, once. */
  async token(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, CLI_TOKEN_FIELDS)
    const { deviceCode } = await ctx.request.validateUsing(cliTokenValidator)
    await consumeCliPoll(ctx.request.ip(), deviceCode)
    const taken = await takeCliToken(deviceCode, requestActor(ctx), this.clock.now())
    if (!taken.ok) {
      throw refusalProblem(taken, taken.code === 'cli_sign_in_refused' ? 403 : 410)
    }
    if (!taken.value) ctx.response.status(202)
    const { token = null, expiresAt = null } = taken.value ?? {}
    const state = taken.value ? ('approved' as const) : ('pending' as const)
    return ctx.serialize({ state, token, expiresAt: isoOrNull(expiresAt) })
  }
}

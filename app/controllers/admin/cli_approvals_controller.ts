import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Clock } from '#domain/shared/clock'
import {
  approveCliSignIn,
  findCliSignIn,
  refuseCliSignIn,
} from '#domain/staff/cli_sign_ins/answer_cli_sign_in'
import { factorProblem, requirePassword } from '#exceptions/factor_problems'
import { Problem } from '#exceptions/problem'
import { consumeCliCode } from '#middleware/limits'
import { isSameNetwork } from '#middleware/network_of'
import { requestActor } from '#middleware/request_actor'
import type CliSignIn from '#models/cli_sign_in'
import CliApprovalTransformer from '#transformers/admin/cli_approval_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import {
  CLI_APPROVAL_FIELDS,
  cliApprovalValidator,
  DEFAULT_TOKEN_DAYS,
} from '#validators/admin/staff'

/** Staff who say, in person, whether a terminal may act for them. */
@inject()
export default class CliApprovalsController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, [])
    const asked = await this.find(ctx)
    const facts = { isSameNetwork: isSameNetwork(asked.ip, ctx.request.ip()) }
    return ctx.serialize(CliApprovalTransformer.transform(asked, facts))
  }

  /** A session becomes a token that outlives it: so the password is asked for again. */
  async update(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, CLI_APPROVAL_FIELDS)
    const { password, expiresInDays: days = DEFAULT_TOKEN_DAYS } =
      await ctx.request.validateUsing(cliApprovalValidator)
    const asked = await this.find(ctx)
    await requirePassword(ctx, ctx.staff, password, this.clock.now())
    const by = { staff: ctx.staff, signInId: ctx.staffSignIn!.id, days }
    const approved = await approveCliSignIn(asked, by, requestActor(ctx), this.clock.now())
    if (!approved.ok) throw factorProblem(approved, ctx)
    return ctx.response.noContent()
  }

  async destroy(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, [])
    const asked = await this.find(ctx)
    const by = { staff: ctx.staff, signInId: ctx.staffSignIn!.id }
    const refusal = await refuseCliSignIn(asked, by, requestActor(ctx), this.clock.now())
    if (!refusal.ok) throw factorProblem(refusal, ctx)
    return ctx.response.noContent()
  }

  /** Whoever tries codes is stopped soon; a right one gives the tries back. */
  private async find({ request, params, staff }: HttpContext): Promise<CliSignIn> {
    const { giveBack } = await consumeCliCode(request.ip(), staff.publicId)
    const asked = await findCliSignIn(String(params.userCode), this.clock.now())
    if (!asked) throw new Problem('cli-code-unknown', 404)
    await giveBack()
    return asked
  }
}

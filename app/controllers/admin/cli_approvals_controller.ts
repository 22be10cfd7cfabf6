import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Clock } from '#domain/shared/clock'
import {
  approveCliSignIn,
  findCliSignIn,
  refuseCliSignIn,
} from '#domain/staff/cli_sign_ins/answer_cli_sign_in'
import { Problem } from '#exceptions/problem'
import { staffProblem } from '#exceptions/staff_problems'
import { consumeCliCode } from '#middleware/limits'
import { networkOf } from '#middleware/network_of'
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
    const isSameNetwork = asked.ip !== null && networkOf(asked.ip) === networkOf(ctx.request.ip())
    return ctx.serialize(CliApprovalTransformer.transform(asked, { isSameNetwork }))
  }

  async update(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, CLI_APPROVAL_FIELDS)
    const { expiresInDays } = await ctx.request.validateUsing(cliApprovalValidator)
    const asked = await this.find(ctx)
    const days = expiresInDays === undefined ? DEFAULT_TOKEN_DAYS : expiresInDays
    const by = { staff: ctx.staff, days }
    const approved = await approveCliSignIn(asked, by, requestActor(ctx), this.clock.now())
    if (!approved.ok) throw staffProblem(approved)
    return ctx.response.noContent()
  }

  async destroy(ctx: HttpContext) {
    refuseUnknownFields(ctx.request, [])
    const asked = await this.find(ctx)
    const refusing = refuseCliSignIn(asked, ctx.staff, requestActor(ctx), this.clock.now())
    const refusal = await refusing
    if (!refusal.ok) throw staffProblem(refusal)
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

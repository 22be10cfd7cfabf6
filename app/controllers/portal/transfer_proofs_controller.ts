import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Clock } from '#domain/shared/clock'
import { attachProof } from '#domain/transfers/attach_proof'
import { findReport } from '#domain/transfers/find_report'
import { PROOF_LIMIT_BYTES, PROOF_TYPES } from '#domain/transfers/proof_file'
import { notFound } from '#exceptions/problem'
import { transferProblem } from '#exceptions/transfer_problems'
import { consumeProofUpload } from '#middleware/payment_limits'
import { rawBody } from '#middleware/raw_body'
import { requestActor } from '#middleware/request_actor'
import { sendProof } from '#middleware/send_proof'
import TransferProof from '#models/transfer_proof'
import TransferReportPolicy from '#policies/transfer_report_policy'
import TransferReportTransformer from '#transformers/portal/transfer_report_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { TRANSFER_PROOF_FIELDS, transferProofValidator } from '#validators/portal/transfer_report'

@inject()
export default class TransferProofsController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    const report = await this.find(ctx)
    await ctx.bouncer.with(TransferReportPolicy).authorize('viewProof', report)
    return sendProof(ctx, await TransferProof.findByOrFail('reportId', report.id))
  }

  /** The file is the raw body; its name is in the query. */
  async update(ctx: HttpContext) {
    const { reader, request } = ctx
    const report = await this.find(ctx)
    await ctx.bouncer.with(TransferReportPolicy).authorize('change', report)
    refuseUnknownFields(request, TRANSFER_PROOF_FIELDS)
    const { name = null } = await request.validateUsing(transferProofValidator)
    await consumeProofUpload(request.ip(), reader)

    const bytes = await rawBody(request, { types: PROOF_TYPES, limit: PROOF_LIMIT_BYTES })
    const contentType = request.header('content-type')!.split(';')[0].trim().toLowerCase()
    const attached = await attachProof(
      report.id,
      { name, contentType, bytes },
      requestActor(ctx),
      this.clock.now()
    )
    if (!attached.ok) throw transferProblem(attached, ctx)
    const { mayPay } = reader
    return ctx.serialize(TransferReportTransformer.transform(await this.find(ctx), mayPay))
  }

  private async find({ reader, params }: HttpContext) {
    const report = await findReport(params.id, reader.client.id)
    if (!report) throw notFound()
    return report
  }
}

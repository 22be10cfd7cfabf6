import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Clock } from '#domain/shared/clock'
import { findReport } from '#domain/transfers/find_report'
import { reportTransfer } from '#domain/transfers/report_transfer'
import { withdrawReport } from '#domain/transfers/withdraw_report'
import { notFound } from '#exceptions/problem'
import { transferProblem } from '#exceptions/transfer_problems'
import { idempotent } from '#middleware/idempotency'
import { consumeTransferReport } from '#middleware/payment_limits'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import type Invoice from '#models/invoice'
import InvoicePolicy from '#policies/invoice_policy'
import TransferReportPolicy from '#policies/transfer_report_policy'
import TransferReportTransformer from '#transformers/portal/transfer_report_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { TRANSFER_REPORT_FIELDS, transferReportValidator } from '#validators/portal/transfer_report'

type Reporting = { amountMinor?: number; paidOn: string; reference?: string; note?: string }

@inject()
export default class TransferReportsController {
  constructor(private clock: Clock) {}

  /** "I paid by bank transfer." */
  async store(ctx: HttpContext) {
    const { reader, bouncer, params, request, response } = ctx
    const invoice = await reader.invoices().where('public_id', params.id).firstOrFail()
    await bouncer.with(InvoicePolicy).authorize('pay', invoice)
    refuseUnknownFields(request, TRANSFER_REPORT_FIELDS)
    const reporting = await request.validateUsing(transferReportValidator)
    await consumeTransferReport(request.ip(), reader)

    const scope = `transfer_reports:${reader.client.id}:${reader.publicId}`
    const body = { ...reporting, invoice: invoice.publicId }
    const answer = await idempotent(ctx, scope, body, this.clock.now(), () =>
      this.report(ctx, invoice, reporting)
    )
    return response.created(answer)
  }

  async show(ctx: HttpContext) {
    const report = await this.find(ctx)
    await ctx.bouncer.with(TransferReportPolicy).authorize('view', report)
    return this.present(ctx, report.publicId)
  }

  async destroy(ctx: HttpContext) {
    const report = await this.find(ctx)
    await ctx.bouncer.with(TransferReportPolicy).authorize('change', report)
    const withdrawn = await withdrawReport(report.id, requestActor(ctx), this.clock.now())
    if (!withdrawn.ok) throw transferProblem(withdrawn, ctx)
    return this.present(ctx, report.publicId)
  }

  private async report(ctx: HttpContext, invoice: Invoice, reporting: Reporting) {
    const { account, reader } = ctx
    const reported = await reportTransfer(
      {
        clientId: reader.client.id,
        accountId: account.id,
        invoiceId: invoice.id,
        amountMinor: reporting.amountMinor ?? null,
        paidOn: reporting.paidOn,
        reference: reporting.reference || null,
        note: reporting.note || null,
      },
      await requestSettings(ctx),
      requestActor(ctx),
      this.clock.now()
    )
    if (!reported.ok) throw transferProblem(reported, ctx)
    return this.present(ctx, reported.value.publicId)
  }

  private async find({ reader, params }: HttpContext) {
    const report = await findReport(params.id, reader.client.id)
    if (!report) throw notFound()
    return report
  }

  private async present(ctx: HttpContext, publicId: string) {
    const { mayPay } = ctx.reader
    const report = await findReport(publicId, ctx.reader.client.id)
    if (!report) throw notFound()
    return ctx.serialize(TransferReportTransformer.transform(report, mayPay))
  }
}

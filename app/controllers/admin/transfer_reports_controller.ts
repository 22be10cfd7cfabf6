import type { HttpContext } from '@adonisjs/core/http'
import { keysetPage } from '#domain/lists/keyset_page'
import { findReport, withRelations } from '#domain/transfers/find_report'
import { notFound } from '#exceptions/problem'
import { sendProof } from '#middleware/send_proof'
import TransferProof from '#models/transfer_proof'
import PaymentPolicy from '#policies/staff/payment_policy'
import TransferReportTransformer from '#transformers/admin/transfer_report_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { badCursor } from '#validators/admin/list'
import { TRANSFER_LIST_FIELDS, transferListValidator } from '#validators/admin/transfer'

export default class TransferReportsController {
  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(PaymentPolicy).authorize('view')
    refuseUnknownFields(request, TRANSFER_LIST_FIELDS)
    const { client, state, ...page } = await request.validateUsing(transferListValidator)

    const query = withRelations()
    if (client) query.whereHas('ofClient', (clients) => clients.where('public_id', client))
    if (state) query.where('state', state)
    const found = await keysetPage(query, page)
    if (!found) throw badCursor()
    const { data } = await serialize(TransferReportTransformer.transform(found.rows))
    return { data, page: found.page }
  }

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(PaymentPolicy).authorize('view')
    return presentReport(ctx)
  }

  async proof(ctx: HttpContext) {
    await ctx.staffBouncer.with(PaymentPolicy).authorize('view')
    const report = await findReport(ctx.params.id)
    if (!report) throw notFound()
    return sendProof(ctx, await TransferProof.findByOrFail('reportId', report.id))
  }
}

/** The report of this request as it stands now. */
export async function presentReport(ctx: HttpContext) {
  const report = await findReport(ctx.params.id)
  if (!report) throw notFound()
  return ctx.serialize(TransferReportTransformer.transform(report))
}

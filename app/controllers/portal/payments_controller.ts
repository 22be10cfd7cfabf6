import type { HttpContext } from '@adonisjs/core/http'
import { notFound, refusalProblem } from '#exceptions/problem'
import { findPayment, listPayments } from '#domain/ledger/lists/list_payments'
import { readCredit } from '#domain/ledger/lists/read_credit'
import { requestSettings } from '#middleware/request_settings'
import PaymentRowTransformer from '#transformers/portal/payment_row_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { PAGE_FIELDS, pageValidator } from '#validators/portal/invoice'

export default class PaymentsController {
  async index(ctx: HttpContext) {
    const { reader, request, serialize } = ctx
    refuseUnknownFields(request, PAGE_FIELDS)
    const { limit, after } = await request.validateUsing(pageValidator)
    const listed = await listPayments(reader.client.id, {
      limit: limit ?? 20,
      after: after ?? null,
    })
    if (!listed.ok) throw refusalProblem(listed, 422)

    const { company } = await requestSettings(ctx)
    const { data } = await serialize(
      PaymentRowTransformer.transform(listed.value.rows, company.timeZone)
    )
    const { sums } = await readCredit(reader.client.id)
    return { data, page: listed.value.page, credit: sums.map((money) => money.toJSON()) }
  }

  async show(ctx: HttpContext) {
    const { reader, params, serialize } = ctx
    const payment = await findPayment(reader.client.id, params.id)
    if (!payment) throw notFound()
    const { company } = await requestSettings(ctx)
    return serialize(PaymentRowTransformer.transform(payment, company.timeZone))
  }
}

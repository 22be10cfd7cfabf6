import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { payerOf, sharesOf } from '#controllers/admin/recorded_payment'
import { filterPayments } from '#domain/ledger/lists/filter_payments'
import { readPayment } from '#domain/ledger/lists/read_payment'
import { recordOfflinePayment } from '#domain/ledger/record_offline_payment'
import { companyNoon } from '#domain/invoices/company_noon'
import { keysetPage } from '#domain/lists/keyset_page'
import { Money } from '#domain/money/money'
import { Clock } from '#domain/shared/clock'
import { judgePaidOn } from '#domain/transfers/judge_paid_on'
import { textsFor } from '#exceptions/account_problems'
import { notFound, refusalProblem } from '#exceptions/problem'
import { wrongField } from '#exceptions/wrong_field'
import { idempotent } from '#middleware/idempotency'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import PaymentPolicy from '#policies/staff/payment_policy'
import PaymentRecordTransformer from '#transformers/admin/payment_record_transformer'
import PaymentTransformer from '#transformers/admin/payment_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { badCursor } from '#validators/admin/list'
import {
  PAYMENT_LIST_FIELDS,
  paymentListValidator,
  RECORD_PAYMENT_FIELDS,
  recordPaymentValidator,
} from '#validators/admin/payment'

type Recording = Awaited<ReturnType<typeof recordPaymentValidator.validate>>

@inject()
export default class PaymentsController {
  constructor(private clock: Clock) {}

  async index(ctx: HttpContext) {
    const { request, serialize, staffBouncer } = ctx
    await staffBouncer.with(PaymentPolicy).authorize('view')
    refuseUnknownFields(request, PAYMENT_LIST_FIELDS)
    const { limit, after, ...filter } = await request.validateUsing(paymentListValidator)

    const { company } = await requestSettings(ctx)
    const query = filterPayments({ ...filter, timeZone: company.timeZone })
    const found = await keysetPage(query, { limit, after })
    if (!found) throw badCursor()
    return { ...(await serialize(PaymentTransformer.transform(found.rows))), page: found.page }
  }

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(PaymentPolicy).authorize('view')
    return this.present(ctx, ctx.params.id)
  }

  /** Money that came outside the gateways. What the named invoices do not take is credit. */
  async store(ctx: HttpContext) {
    const { request, response, staff, staffBouncer } = ctx
    await staffBouncer.with(PaymentPolicy).authorize('act')
    refuseUnknownFields(request, RECORD_PAYMENT_FIELDS)
    const recording = await request.validateUsing(recordPaymentValidator)

    const answer = await idempotent(
      ctx,
      `admin.payments:${staff.id}`,
      recording,
      this.clock.now(),
      (onceKey) => this.record(ctx, recording, onceKey)
    )
    return response.created(answer)
  }

  private async record(ctx: HttpContext, recording: Recording, idempotencyKey?: string) {
    const now = this.clock.now()
    const client = await payerOf(recording.client, ctx)
    const recorded = await recordOfflinePayment(
      {
        clientId: client.id,
        method: recording.method,
        amount: Money.of(recording.amount.currency, recording.amount.amountMinor),
        paidAt: await this.paidAt(ctx, recording),
        reference: recording.reference || null,
        note: recording.note || null,
        recordedById: ctx.staff.id,
        shares: await sharesOf(client, recording, ctx),
        sharesMustFit: true,
        notify: recording.notify ?? true,
        idempotencyKey,
      },
      requestActor(ctx),
      now
    )
    if (!recorded.ok) throw refusalProblem(recorded)
    return this.present(ctx, recorded.value.publicId)
  }

  private async paidAt(ctx: HttpContext, { paidOn, paidAt }: Recording): Promise<DateTime> {
    const now = this.clock.now()
    if (paidAt !== undefined) {
      const moment = DateTime.fromISO(paidAt, { zone: 'utc' })
      if (moment > now) throw wrongField(ctx, 'paidAt', 'paid_in_future')
      return moment
    }
    const { company } = await requestSettings(ctx)
    const refusal = judgePaidOn(paidOn!, company.timeZone, now)
    if (refusal?.code === 'paid_in_future') throw wrongField(ctx, 'paidOn', refusal.code)
    return companyNoon(paidOn!, company.timeZone, now)
  }

  private async present(ctx: HttpContext, publicId: string) {
    const record = await readPayment(publicId)
    if (!record) throw notFound()
    return ctx.serialize(PaymentRecordTransformer.transform(record, textsFor(ctx)))
  }
}

import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { requestRefund, type RefundRefused } from '#domain/ledger/refunds/request_refund'
import { Clock } from '#domain/shared/clock'
import { isPublicId } from '#domain/shared/public_id'
import type { Refused } from '#domain/shared/result'
import { notFound, Problem, refusalProblem } from '#exceptions/problem'
import { GatewayRegistry } from '#gateways/registry'
import { idempotent } from '#middleware/idempotency'
import { requestActor } from '#middleware/request_actor'
import Payment from '#models/payment'
import Refund from '#models/refund'
import PaymentPolicy from '#policies/staff/payment_policy'
import RefundRecordTransformer from '#transformers/admin/refund_record_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { REFUND_FIELDS, refundValidator } from '#validators/admin/payment'

@inject()
export default class RefundsController {
  constructor(
    private clock: Clock,
    private gateways: GatewayRegistry
  ) {}

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(PaymentPolicy).authorize('view')
    return presentRefund(ctx, ctx.params.id)
  }

  /** Sends money of a payment back; its state says what the gateway made of it. */
  async store(ctx: HttpContext) {
    const { params, request, response, staff, staffBouncer } = ctx
    await staffBouncer.with(PaymentPolicy).authorize('act')
    refuseUnknownFields(request, REFUND_FIELDS)
    const asked = await request.validateUsing(refundValidator)
    const payment = isPublicId(params.id) ? await Payment.findBy('public_id', params.id) : null
    if (!payment) throw notFound()

    const answer = await idempotent(
      ctx,
      `admin.refunds:${staff.id}`,
      { ...asked, payment: payment.publicId },
      this.clock.now(),
      async (idempotencyKey) => {
        const requested = await requestRefund(
          { paymentId: payment.id, ...asked, recordedById: staff.id, idempotencyKey },
          this.gateways.get(payment.gateway),
          requestActor(ctx),
          this.clock.now()
        )
        if (!requested.ok) throw refundProblem(requested)
        return presentRefund(ctx, requested.value.publicId)
      }
    )
    return response.created(answer)
  }
}

/** One refund of any client by its public id. */
export async function presentRefund(ctx: HttpContext, publicId: unknown) {
  const refund = isPublicId(publicId)
    ? await Refund.query()
        .where('public_id', publicId)
        .preload('recordedBy')
        .preload('creditNote')
        .preload('payment', (payment) => payment.preload('ofClient'))
        .first()
    : null
  if (!refund) throw notFound()
  return ctx.serialize(RefundRecordTransformer.transform(refund))
}

function refundProblem(refusal: RefundRefused | Refused<'gateway_absent'>): Problem {
  return refusal.code === 'payment_not_found' ? notFound() : refusalProblem(refusal)
}

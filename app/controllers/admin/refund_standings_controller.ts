import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentRefund } from '#controllers/admin/refunds_controller'
import {
  closeRefundWithCreditNote,
  confirmRefundStillOwed,
} from '#domain/ledger/refunds/answer_still_owed'
import { Clock } from '#domain/shared/clock'
import { isPublicId } from '#domain/shared/public_id'
import { notFound, refusalProblem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import Refund from '#models/refund'
import PaymentPolicy from '#policies/staff/payment_policy'
import { refuseUnknownFields } from '#validators/known_fields'
import { REFUND_STANDING_FIELDS, refundStandingValidator } from '#validators/admin/payment'

@inject()
export default class RefundStandingsController {
  constructor(private clock: Clock) {}

  /** "Is it still owed?", for money that went back at the gateway. Saying the same again is fine. */
  async update(ctx: HttpContext) {
    const { params, request, staffBouncer } = ctx
    await staffBouncer.with(PaymentPolicy).authorize('act')
    refuseUnknownFields(request, REFUND_STANDING_FIELDS)
    const { stillOwed } = await request.validateUsing(refundStandingValidator)
    const refund = isPublicId(params.id) ? await Refund.findBy('public_id', params.id) : null
    if (!refund) throw notFound()

    if (refund.stillOwed !== stillOwed) {
      const answer = stillOwed ? confirmRefundStillOwed : closeRefundWithCreditNote
      const answered = await answer(refund.id, requestActor(ctx), this.clock.now())
      if (!answered.ok) {
        throw answered.code === 'refund_not_found' ? notFound() : refusalProblem(answered)
      }
    }
    return presentRefund(ctx, refund.publicId)
  }
}

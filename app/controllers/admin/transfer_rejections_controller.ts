import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentReport } from '#controllers/admin/transfer_reports_controller'
import { Clock } from '#domain/shared/clock'
import { findReport } from '#domain/transfers/find_report'
import { rejectReport } from '#domain/transfers/reject_report'
import { notFound } from '#exceptions/problem'
import { transferProblem } from '#exceptions/transfer_problems'
import { idempotent } from '#middleware/idempotency'
import { requestActor } from '#middleware/request_actor'
import PaymentPolicy from '#policies/staff/payment_policy'
import { refuseUnknownFields } from '#validators/known_fields'
import { REJECTION_FIELDS, rejectionValidator } from '#validators/admin/transfer'

@inject()
export default class TransferRejectionsController {
  constructor(private clock: Clock) {}

  /** The money is not there: the client reads why. */
  async store(ctx: HttpContext) {
    const { params, request, response, staff, staffBouncer } = ctx
    await staffBouncer.with(PaymentPolicy).authorize('act')
    refuseUnknownFields(request, REJECTION_FIELDS)
    const { reason } = await request.validateUsing(rejectionValidator)
    const report = await findReport(params.id)
    if (!report) throw notFound()

    const scope = `admin.transfer_rejections:${staff.id}`
    const body = { reason, report: report.publicId }
    const answer = await idempotent(ctx, scope, body, this.clock.now(), async () => {
      const rejected = await rejectReport(
        { reportId: report.id, staffId: staff.id, reason },
        requestActor(ctx),
        this.clock.now()
      )
      if (!rejected.ok) throw transferProblem(rejected, ctx)
      return presentReport(ctx)
    })
    return response.created(answer)
  }
}

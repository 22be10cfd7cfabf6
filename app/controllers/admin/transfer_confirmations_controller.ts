import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentReport } from '#controllers/admin/transfer_reports_controller'
import { Clock } from '#domain/shared/clock'
import { confirmReport } from '#domain/transfers/confirm_report'
import { findReport } from '#domain/transfers/find_report'
import { notFound } from '#exceptions/problem'
import { transferProblem } from '#exceptions/transfer_problems'
import { idempotent } from '#middleware/idempotency'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import PaymentPolicy from '#policies/staff/payment_policy'
import { refuseUnknownFields } from '#validators/known_fields'
import { CONFIRMATION_FIELDS, confirmationValidator } from '#validators/admin/transfer'

@inject()
export default class TransferConfirmationsController {
  constructor(private clock: Clock) {}

  /** The money is there: it becomes a payment. */
  async store(ctx: HttpContext) {
    const { params, request, response, staff, staffBouncer } = ctx
    await staffBouncer.with(PaymentPolicy).authorize('act')
    refuseUnknownFields(request, CONFIRMATION_FIELDS)
    const seen = await request.validateUsing(confirmationValidator)
    const report = await findReport(params.id)
    if (!report) throw notFound()

    const scope = `admin.transfer_confirmations:${staff.id}`
    const body = { ...seen, report: report.publicId }
    const answer = await idempotent(ctx, scope, body, this.clock.now(), async () => {
      const { company } = await requestSettings(ctx)
      const confirmed = await confirmReport(
        {
          reportId: report.id,
          staffId: staff.id,
          amountMinor: seen.amountMinor ?? null,
          paidOn: seen.paidOn ?? null,
          timeZone: company.timeZone,
        },
        requestActor(ctx),
        this.clock.now()
      )
      if (!confirmed.ok) throw transferProblem(confirmed, ctx)
      return presentReport(ctx)
    })
    return response.created(answer)
  }
}

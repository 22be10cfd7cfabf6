import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { startJobOnce } from '#controllers/admin/start_job_once'
import { startBulkJob } from '#domain/bulk/start_bulk_job'
import { Clock } from '#domain/shared/clock'
import { refusalProblem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import PaymentPolicy from '#policies/staff/payment_policy'
import { RECONCILIATION_FIELDS, reconciliationValidator } from '#validators/admin/bulk_payments'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class ReconciliationsController {
  constructor(private clock: Clock) {}

  /** Asks the gateways about every payment that is open, or about all, whatever their next check. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(PaymentPolicy).authorize('act')
    refuseUnknownFields(ctx.request, RECONCILIATION_FIELDS)
    const { scope, dryRun = false } = await ctx.request.validateUsing(reconciliationValidator)

    const order = { kind: 'reconcile_payments', params: { scope }, dryRun } as const
    const now = this.clock.now()
    return startJobOnce(ctx, order, now, async (onceKey) => {
      const request = { ...order, onceKey }
      const started = await startBulkJob(request, ctx.staff, requestActor(ctx), now)
      if (!started.ok) throw refusalProblem(started)
      return started.value
    })
  }
}

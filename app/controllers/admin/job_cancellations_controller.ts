import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findJob } from '#controllers/admin/present_job'
import { cancelBulkJob } from '#domain/bulk/cancel_bulk_job'
import { Clock } from '#domain/shared/clock'
import { requestActor } from '#middleware/request_actor'
import JobPolicy from '#policies/staff/job_policy'
import JobTransformer from '#transformers/admin/job_transformer'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class JobCancellationsController {
  constructor(private clock: Clock) {}

  /** Ends a job after the batch under way. What was done stays; a job that is over stays as it is. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(JobPolicy).authorize('cancelAny')
    const job = await findJob(ctx.params.id)
    await ctx.staffBouncer.with(JobPolicy).authorize('cancel', job)
    refuseUnknownFields(ctx.request, [])
    await cancelBulkJob(job, requestActor(ctx), this.clock.now())
    return ctx.serialize(JobTransformer.transform(await findJob(job.publicId)))
  }
}

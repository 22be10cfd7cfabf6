import type { HttpContext } from '@adonisjs/core/http'
import { findJob } from '#controllers/admin/present_job'
import { keysetPage } from '#domain/lists/keyset_page'
import { unlessKnown } from '#middleware/etag'
import BulkJob from '#models/bulk_job'
import JobPolicy from '#policies/staff/job_policy'
import JobTransformer from '#transformers/admin/job_transformer'
import { JOB_LIST_FIELDS, jobListValidator } from '#validators/admin/job'
import { badCursor } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'

export default class JobsController {
  /** Long work that staff started, the newest first. */
  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(JobPolicy).authorize('list')
    refuseUnknownFields(request, JOB_LIST_FIELDS)
    const { state, ...page } = await request.validateUsing(jobListValidator)

    const query = BulkJob.query().whereNot('state', 'receiving').preload('staff')
    if (state) query.where('state', state)
    const found = await keysetPage(query, page)
    if (!found) throw badCursor()
    const { data } = await serialize(JobTransformer.transform(found.rows))
    return { data, page: found.page }
  }

  /** How far a job is. Asked again with its ETag, it answers 304 until something has changed. */
  async show(ctx: HttpContext) {
    const job = await findJob(ctx.params.id)
    await ctx.staffBouncer.with(JobPolicy).authorize('view', job)
    refuseUnknownFields(ctx.request, [])
    return unlessKnown(ctx, await ctx.serialize(JobTransformer.transform(job)))
  }
}

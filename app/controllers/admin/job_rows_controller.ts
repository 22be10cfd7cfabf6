import type { HttpContext } from '@adonisjs/core/http'
import { findJob } from '#controllers/admin/present_job'
import type BulkJob from '#models/bulk_job'
import BulkJobRow from '#models/bulk_job_row'
import JobPolicy from '#policies/staff/job_policy'
import JobRowTransformer from '#transformers/admin/job_row_transformer'
import { JOB_ROWS_FIELDS, jobRowsValidator } from '#validators/admin/job'
import { refuseUnknownFields } from '#validators/known_fields'

export default class JobRowsController {
  /** What became of single items, in the order of the work; only what is worth telling. */
  async index(ctx: HttpContext) {
    const job = await findJob(ctx.params.id)
    await ctx.staffBouncer.with(JobPolicy).authorize('view', job)
    refuseUnknownFields(ctx.request, JOB_ROWS_FIELDS)
    const { limit = 100, after, outcome } = await ctx.request.validateUsing(jobRowsValidator)

    const query = BulkJobRow.query()
      .where('job_id', job.id)
      .orderBy('id')
      .limit(limit + 1)
    const first = await firstRowOf(job)
    if (after) query.where('id', '>', first + Number(after))
    if (outcome) query.where('outcome', outcome.replaceAll('-', '_'))
    const found = await query

    const rows = found.slice(0, limit)
    const next = found.length > limit ? String(Number(rows.at(-1)!.id) - first) : null
    const { data } = await ctx.serialize(JobRowTransformer.transform(rows))
    return { data, page: { prev: null, next } }
  }
}

/** Cursors count from here: how many rows all jobs have is nobody's business. One index look-up. */
async function firstRowOf({ id }: BulkJob): Promise<number> {
  const row = await BulkJobRow.query().where('job_id', id).orderBy('id').select('id').first()
  return Number(row?.id ?? 0)
}

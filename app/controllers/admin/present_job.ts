import type { HttpContext } from '@adonisjs/core/http'
import { findBulkJob } from '#domain/bulk/find_bulk_job'
import { notFound } from '#exceptions/problem'
import type BulkJob from '#models/bulk_job'
import JobTransformer from '#transformers/admin/job_transformer'

/** 202: the job that was started, and where it can be followed. */
export async function presentStarted(ctx: HttpContext, { publicId }: { publicId: string }) {
  const job = await findJob(publicId)
  ctx.response.status(202).header('location', `/api/v1/admin/jobs/${publicId}`)
  return ctx.serialize(JobTransformer.transform(job))
}

export async function findJob(id: unknown): Promise<BulkJob> {
  const job = await findBulkJob(id)
  if (!job) throw notFound()
  return job
}

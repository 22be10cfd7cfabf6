import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso, isoOrNull } from '#domain/shared/iso'
import type BulkJob from '#models/bulk_job'

/** Long work and how far it is. Needs `staff` preloaded. */
export default class JobTransformer extends BaseTransformer<BulkJob> {
  toObject() {
    const job = this.resource
    return {
      id: job.publicId,
      kind: job.kind,
      state: job.state,
      dryRun: job.dryRun,
      atomic: job.atomic,
      fileName: job.fileName,
      // Null as long as nobody has counted.
      total: job.total,
      done: job.done,
      // By outcome; "refused" are those that were not taken.
      counts: Object.fromEntries(
        Object.entries(job.counts).map(([outcome, count]) => [onWire(outcome), count])
      ),
      summary: job.summary,
      problem: job.problem === null ? null : onWire(job.problem),
      problemDetails: job.problemDetails,
      cancelRequestedAt: isoOrNull(job.cancelledAt),
      startedBy: { id: job.staff.publicId, name: job.staff.name },
      createdAt: iso(job.createdAt),
      startedAt: isoOrNull(job.startedAt),
      finishedAt: isoOrNull(job.finishedAt),
    }
  }
}

function onWire(code: string): string {
  return code.replaceAll('_', '-')
}

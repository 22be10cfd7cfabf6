import { setTimeout as sleep } from 'node:timers/promises'
import { DateTime } from 'luxon'
import type { BulkWorks } from '#domain/bulk/bulk_work'
import { bulkWorks } from '#domain/bulk/bulk_works'
import { claimBulkJob } from '#domain/bulk/claim_bulk_job'
import { runBulkJob } from '#domain/bulk/run_bulk_job'
import { startBulkJob, type BulkRequest } from '#domain/bulk/start_bulk_job'
import { newPublicId } from '#domain/shared/public_id'
import type BulkJob from '#models/bulk_job'
import type { BulkJobKind } from '#models/bulk_job'
import Staff from '#models/staff'
import { tester } from '#tests/support/people'

/** Does what waits, as the worker does: none runs beside functional tests. */
export async function doBulkJobs(works: BulkWorks = bulkWorks): Promise<void> {
  const around = { now: () => DateTime.utc(), isStopping: () => false }
  for (;;) {
    const job = await claimBulkJob(around.now())
    if (!job) return
    await runBulkJob(job, works, around)
  }
}

/** Does jobs while `work` goes on, which starts them and waits for them: another process, say. */
export async function working<Result>(work: () => Promise<Result>): Promise<Result> {
  const stop = new AbortController()
  const worker = (async () => {
    while (!stop.signal.aborted) {
      await doBulkJobs()
      await sleep(25)
    }
  })()
  // Who waits for a job that nobody does any more would wait for ever.
  const broken = worker.then(() => new Promise<never>(() => {}))
  try {
    return await Promise.race([work(), broken])
  } finally {
    stop.abort()
    await worker
  }
}

/** A job that waits, of a manager who is nobody else. */
export async function jobOf(
  kind: BulkJobKind,
  request: Partial<BulkRequest> = {}
): Promise<BulkJob> {
  const staff = await Staff.create({
    publicId: newPublicId(),
    email: `${newPublicId().toLowerCase()}@company.example`,
    name: 'Sam manager',
    role: 'manager',
    passwordHash: 'never used',
  })
  const started = await startBulkJob(
    { kind, params: {}, dryRun: false, ...request },
    staff,
    tester,
    DateTime.utc()
  )
  if (!started.ok) throw new Error(started.code)
  return started.value
}

import {
  REFUSED,
  type BulkOrder,
  type BulkRun,
  type BulkWork,
  type BulkWorks,
} from '#domain/bulk/bulk_work'
import { MOST_CRASHES } from '#domain/bulk/claim_bulk_job'
import { endBulkJob, stopIfAskedTo } from '#domain/bulk/end_bulk_job'
import { LostLease } from '#domain/bulk/hold_lease'
import { readHolding, Stopped } from '#domain/bulk/read_holding'
import { runAtOnce } from '#domain/bulk/run_at_once'
import { runBatches } from '#domain/bulk/run_batches'
import type { Ending, Surroundings } from '#domain/bulk/running'
import { refused } from '#domain/shared/result'
import type BulkJob from '#models/bulk_job'

/**
 * Does a claimed job to its end, or as far as it gets: whoever claims it next goes on after the last
 * batch that was written. Throws what a batch throws.
 */
export async function runBulkJob(
  job: BulkJob,
  works: BulkWorks,
  around: Surroundings
): Promise<void> {
  const work = works[job.kind]
  if (!work) throw new Error(`Nobody knows how to do a job of the kind ${job.kind}`)
  try {
    if (job.crashes >= MOST_CRASHES) await endBulkJob(job, failed('internal_error'), around)
    else if (job.atomic) await allOrNothing(job, work, around)
    else await batchByBatch(job, work, around)
  } catch (error) {
    if (error instanceof Stopped) await endUnlessLost(job, error.ending, around)
    // Somebody else has it by now, and what they write counts.
    else if (!(error instanceof LostLease)) throw error
  }
}

async function endUnlessLost(job: BulkJob, ending: Ending, around: Surroundings): Promise<void> {
  await endBulkJob(job, ending, around).catch((error: unknown) => {
    if (!(error instanceof LostLease)) throw error
  })
}

function batchByBatch(job: BulkJob, work: BulkWork, around: Surroundings): Promise<void> {
  return withRun(job, work, job.dryRun, around, async (run) => {
    await endBulkJob(job, await runBatches(job, run, around), around)
  })
}

/**
 * A dry pass tells what would be refused; only when that is nothing, all of it is written in one
 * transaction. What is refused only then (somebody else was faster) still undoes everything.
 */
async function allOrNothing(job: BulkJob, work: BulkWork, around: Surroundings): Promise<void> {
  let isGood = false
  await withRun(job, work, true, around, async (run) => {
    const dry = await runBatches(job, run, around)
    const isRefused = dry.state === 'done' && (job.counts[REFUSED] ?? 0) > 0
    isGood = dry.state === 'done' && !isRefused && !job.dryRun
    if (!isGood)
      await endBulkJob(job, isRefused && !job.dryRun ? failed('nothing_taken') : dry, around)
  })
  if (!isGood) return
  await withRun(job, work, false, around, async (run) => {
    await endBulkJob(job, await runAtOnce(job, run, around), around)
  })
}

async function withRun(
  job: BulkJob,
  work: BulkWork,
  dryRun: boolean,
  around: Surroundings,
  use: (run: BulkRun<unknown>) => Promise<void>
): Promise<void> {
  const stopped = await stopIfAskedTo(job)
  if (stopped) return endBulkJob(job, stopped, around)

  const { params, fileName, actor } = job
  const order: BulkOrder = { params, fileName, actor, dryRun, read: () => readHolding(job, around) }
  const opened = await work.open(order, around.now())
  if (!opened.ok) return endBulkJob(job, { state: 'failed', problem: opened }, around)
  try {
    await use(opened.value)
  } finally {
    await opened.value.close?.()
  }
}

function failed(code: string): Ending {
  return { state: 'failed', problem: refused(code) }
}

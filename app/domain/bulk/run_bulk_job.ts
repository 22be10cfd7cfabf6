import type { DateTime } from 'luxon'
import type { BulkOrder, BulkRun, BulkWork, BulkWorks } from '#domain/bulk/bulk_work'
import { REFUSED } from '#domain/bulk/bulk_work'
import { endBulkJob, stopIfAskedTo } from '#domain/bulk/end_bulk_job'
import { LostLease } from '#domain/bulk/hold_lease'
import { readInput } from '#domain/bulk/read_input'
import { runAtOnce } from '#domain/bulk/run_at_once'
import { runBatches, type Ending } from '#domain/bulk/run_batches'
import { refused } from '#domain/shared/result'
import type BulkJob from '#models/bulk_job'

export type Surroundings = {
  now(): DateTime
  /** Whether this process is to stop: the job is left to the next one then. */
  isStopping(): boolean
}

/**
 * Does a claimed job to its end, or as far as it gets: whoever claims it next goes on after the last
 * batch that was written. Throws what a batch throws; the job's lease runs out then.
 */
export async function runBulkJob(
  job: BulkJob,
  works: BulkWorks,
  around: Surroundings
): Promise<void> {
  const work = works[job.kind]
  if (!work) throw new Error(`Nobody knows how to do a job of the kind ${job.kind}`)
  try {
    const ending = job.atomic ? await allOrNothing(job, work, around) : await once(job, work, around)
    await endBulkJob(job, ending, around)
  } catch (error) {
    // Somebody else has it by now, and what they write counts.
    if (!(error instanceof LostLease)) throw error
  }
}

function once(job: BulkJob, work: BulkWork, around: Surroundings): Promise<Ending> {
  return withRun(job, work, job.dryRun, around, (run) => runBatches(job, run, around))
}

/**
 * A dry pass tells what would be refused; only when that is nothing, all of it is written in one
 * transaction. What was refused between the two (somebody else was faster) still undoes everything.
 */
async function allOrNothing(
  job: BulkJob,
  work: BulkWork,
  around: Surroundings
): Promise<Ending> {
  const dry = await withRun(job, work, true, around, (run) => runBatches(job, run, around))
  if (dry.state !== 'done') return dry
  if ((job.counts[REFUSED] ?? 0) > 0) {
    return { state: 'failed', problem: refused('nothing_taken') }
  }
  if (job.dryRun) return dry
  return withRun(job, work, false, around, (run) => runAtOnce(job, run, around))
}

async function withRun(
  job: BulkJob,
  work: BulkWork,
  dryRun: boolean,
  around: Surroundings,
  use: (run: BulkRun<unknown>) => Promise<Ending>
): Promise<Ending> {
  const stopped = await stopIfAskedTo(job)
  if (stopped) return stopped

  const { params, fileName, actor } = job
  const order: BulkOrder = { params, fileName, actor, dryRun, read: () => readInput(job) }
  const opened = await work.open(order, around.now())
  if (!opened.ok) return { state: 'failed', problem: opened }
  try {
    return await use(opened.value)
  } finally {
    await opened.value.close?.()
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@adonisjs/core/logger'
import { bulkWorks } from '#domain/bulk/bulk_works'
import { claimBulkJob } from '#domain/bulk/claim_bulk_job'
import { endBulkJob } from '#domain/bulk/end_bulk_job'
import { LostLease } from '#domain/bulk/hold_lease'
import { isDatabaseTrouble } from '#domain/bulk/is_database_trouble'
import { noteCrash } from '#domain/bulk/note_crash'
import { reclaimJobs } from '#domain/bulk/reclaim_jobs'
import { runBulkJob } from '#domain/bulk/run_bulk_job'
import { dropBrokenUploads } from '#domain/bulk/upload_limits'
import type { Clock } from '#domain/shared/clock'
import type BulkJob from '#models/bulk_job'

/** An idle second costs four reads; whoever started a job sees it begin at once. */
const IDLE_MS = 250
const AFTER_ERROR_MS = 2000

/** Does bulk jobs, one after the other, until `signal` says stop; the batch under way is finished. */
export async function doBulkJobs(clock: Clock, logger: Logger, signal: AbortSignal): Promise<void> {
  const around = { now: () => clock.now(), isStopping: () => signal.aborted }
  let isFresh = true
  while (!signal.aborted) {
    try {
      if (isFresh) {
        await reclaimJobs(clock.now())
        await dropBrokenUploads(clock.now())
      }
      isFresh = false
      const job = await claimBulkJob(clock.now())
      if (!job) await pause(IDLE_MS, signal)
      else await doOne(job)
    } catch (error) {
      logger.error({ err: error }, 'bulk jobs could not be read; trying again')
      await pause(AFTER_ERROR_MS, signal)
    }
  }

  async function doOne(job: BulkJob): Promise<void> {
    const about = { job: job.publicId, kind: job.kind }
    try {
      await runBulkJob(job, bulkWorks, around)
    } catch (error) {
      if (isDatabaseTrouble(error)) {
        logger.warn({ err: error, ...about }, 'a bulk job waits for the database')
        await pause(AFTER_ERROR_MS, signal)
        await untilWritten(() => endBulkJob(job, { state: 'left' }, around))
        return
      }
      const isGivenUp = await untilWritten(() => noteCrash(job, clock.now()))
      const text = isGivenUp ? 'a bulk job was given up' : 'a bulk job broke off; trying again'
      logger.error({ err: error, ...about }, text)
      await pause(AFTER_ERROR_MS, signal)
    }
  }

  /** Null when another worker has the job. Left to its lease when the process stops first. */
  async function untilWritten<Result>(write: () => Promise<Result>): Promise<Result | null> {
    for (;;) {
      try {
        return await write()
      } catch (error) {
        if (error instanceof LostLease) return null
        if (!isDatabaseTrouble(error) || signal.aborted) throw error
        await pause(AFTER_ERROR_MS, signal)
      }
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return sleep(milliseconds, undefined, { signal }).catch(() => undefined)
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@adonisjs/core/logger'
import { bulkWorks } from '#domain/bulk/bulk_works'
import { claimBulkJob } from '#domain/bulk/claim_bulk_job'
import { noteCrash } from '#domain/bulk/note_crash'
import { runBulkJob } from '#domain/bulk/run_bulk_job'
import type { Clock } from '#domain/shared/clock'
import type BulkJob from '#models/bulk_job'

/** An idle second costs four reads; whoever started a job sees it begin at once. */
const IDLE_MS = 250
const AFTER_ERROR_MS = 2000

/** Does bulk jobs, one after the other, until `signal` says stop; the batch under way is finished. */
export async function doBulkJobs(clock: Clock, logger: Logger, signal: AbortSignal): Promise<void> {
  const around = { now: () => clock.now(), isStopping: () => signal.aborted }
  while (!signal.aborted) {
    try {
      const job = await claimBulkJob(clock.now())
      if (!job) await pause(IDLE_MS, signal)
      else await doOne(job)
    } catch (error) {
      logger.error({ err: error }, 'bulk jobs could not be read; trying again')
      await pause(AFTER_ERROR_MS, signal)
    }
  }

  async function doOne(job: BulkJob): Promise<void> {
    try {
      await runBulkJob(job, bulkWorks, around)
    } catch (error) {
      const isGivenUp = await noteCrash(job, clock.now())
      const text = isGivenUp ? 'a bulk job was given up' : 'a bulk job broke off; trying again'
      logger.error({ err: error, job: job.publicId, kind: job.kind }, text)
      await pause(AFTER_ERROR_MS, signal)
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return sleep(milliseconds, undefined, { signal }).catch(() => undefined)
}

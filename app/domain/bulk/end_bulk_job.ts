import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { REFUSED } from '#domain/bulk/bulk_work'
import { holdLease } from '#domain/bulk/hold_lease'
import type { Ending } from '#domain/bulk/running'
import { refused } from '#domain/shared/result'
import ApiToken from '#models/api_token'
import BulkJob from '#models/bulk_job'
import Staff from '#models/staff'

/**
 * Whether somebody cancelled the job, whoever started it may no longer do that, or the API token it
 * was started with was ended: then the ending, else null. Asked before each batch.
 */
export async function stopIfAskedTo({ id, staffId, tokenId }: BulkJob): Promise<Ending | null> {
  const job = await BulkJob.findOrFail(id)
  if (job.cancelledAt) return { state: 'cancelled' }
  const staff = await Staff.findOrFail(staffId)
  if (!staff.isEnabled || !staff.isAtLeast('manager')) {
    return { state: 'failed', problem: refused('starter_may_no_longer') }
  }
  // One that only ran out stays: what it began while it was good may end.
  if (tokenId === null || (await ApiToken.find(tokenId))) return null
  return { state: 'failed', problem: refused('token_revoked') }
}

/** Ends the job as its run ended, or gives it back when the process stops. */
export async function endBulkJob(
  mine: BulkJob,
  ending: Ending,
  { now }: { now(): DateTime }
): Promise<void> {
  await writeTransaction(async (trx) => {
    const standing = await BulkJob.findOrFail(mine.id, { client: trx })
    // Ended in the transaction of its work already.
    if (standing.isOver) return
    const job = await holdLease(trx, mine)
    if (ending.state !== 'left') return writeEnd(trx, job, ending, now())
    await job.merge({ state: 'queued', lease: null, leaseUntil: null, updatedAt: now() }).save()
  })
}

/**
 * The end of a job, in the transaction of its last work. Its file goes. Of one that was all or
 * nothing and is not done only what was refused is still told.
 */
export async function writeEnd(
  trx: TransactionClientContract,
  job: BulkJob,
  ending: Exclude<Ending, { state: 'left' }>,
  now: DateTime
): Promise<void> {
  const problem = ending.state === 'failed' ? ending.problem : null
  const summary = ending.state === 'done' ? await ending.run.finish?.(trx, now) : null
  if (ending.state !== 'done' && job.atomic && !job.dryRun) await keepRefused(trx, job)
  await job
    .merge({
      state: ending.state,
      summary: summary ?? null,
      problem: problem?.code ?? null,
      problemDetails: isDetails(problem?.details) ? problem.details : null,
      lease: null,
      leaseUntil: null,
      finishedAt: now,
      updatedAt: now,
    })
    .save()
  await trx.from('bulk_job_inputs').where('job_id', job.id).delete()
  await recordAudit(
    trx,
    job.actor,
    {
      action: 'job.ended',
      outcome: ending.state === 'failed' ? 'failed' : 'done',
      target: { type: 'job', id: job.publicId },
      details: { kind: job.kind, state: ending.state, counts: job.counts, problem: job.problem },
    },
    now
  )
}

/** All or nothing, and it is nothing: what the dry pass took for done was not. */
async function keepRefused(trx: TransactionClientContract, job: BulkJob): Promise<void> {
  const { [REFUSED]: count = 0 } = job.counts
  job.merge({ counts: count > 0 ? { [REFUSED]: count } : {} })
  await trx.from('bulk_job_rows').where('job_id', job.id).whereNot('outcome', REFUSED).delete()
}

function isDetails(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

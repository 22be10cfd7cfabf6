import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { newPublicId } from '#domain/shared/public_id'
import { iso } from '#domain/shared/iso'
import db from '@adonisjs/lucid/services/db'
import BulkJob from '#models/bulk_job'

/** Renewed with each batch: a batch takes seconds, so this long without one is a crash. */
const LEASE = { minutes: 2 }

/** A job that brought its worker down so often at the same batch is not taken up again. */
export const MOST_CRASHES = 3

/**
 * Takes the job that has waited longest, or one whose worker is gone, for this worker alone. Null
 * when nothing waits, which costs one read.
 */
export async function claimBulkJob(now: DateTime): Promise<BulkJob | null> {
  if (!(await waiting(db.connection(), now))) return null

  return writeTransaction(async (trx) => {
    const query = waitingQuery(trx, now)
    const found = trx.dialect.name === 'postgres' ? query.forUpdate().skipLocked() : query
    const row: { id: number } | null = await found.first()
    if (!row) return null

    const job = await BulkJob.findOrFail(row.id, { client: trx })
    await job
      .merge({
        // One that was running already lost its worker.
        crashes: job.state === 'running' ? job.crashes + 1 : job.crashes,
        state: 'running',
        lease: newPublicId(),
        leaseUntil: leaseFrom(now),
        startedAt: job.startedAt ?? now,
        updatedAt: now,
      })
      .save()
    return job
  })
}

export function leaseFrom(now: DateTime): DateTime {
  return now.plus(LEASE)
}

type Client =
  Parameters<Parameters<typeof writeTransaction>[0]>[0] | ReturnType<typeof db.connection>

function waiting(client: Client, now: DateTime) {
  return waitingQuery(client, now).first()
}

function waitingQuery(client: Client, now: DateTime) {
  return client
    .from('bulk_jobs')
    .where((open) =>
      open
        .where('state', 'queued')
        .orWhere((lost) => lost.where('state', 'running').where('lease_until', '<', iso(now)))
    )
    .orderBy('id')
    .select('id')
}

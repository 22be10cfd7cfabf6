import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { leaseFrom } from '#domain/bulk/claim_bulk_job'
import { stopIfAskedTo } from '#domain/bulk/end_bulk_job'
import { holdLease } from '#domain/bulk/hold_lease'
import { readInput } from '#domain/bulk/read_input'
import type { Ending, Surroundings } from '#domain/bulk/running'
import type BulkJob from '#models/bulk_job'

/** Ends a run from inside of its reading. */
export class Stopped extends Error {
  constructor(readonly ending: Ending) {
    super(`Stopped: ${ending.state}`)
  }
}

/** Often enough for who waits for the process to stop, and far within the lease. */
const LOOK_EVERY_SECONDS = 2

/**
 * The file of a job, while whose reading the lease is renewed: a first look over a large one, or
 * reading past what is done, may take longer than a lease. Throws Stopped when the job is to end or
 * the process stops, and LostLease.
 */
export async function* readHolding(job: BulkJob, around: Surroundings): AsyncIterable<Buffer> {
  let looked = around.now()
  for await (const piece of readInput(job)) {
    yield piece
    const now = around.now()
    if (now.diff(looked).as('seconds') < LOOK_EVERY_SECONDS) continue
    looked = now
    if (around.isStopping()) throw new Stopped({ state: 'left' })
    const ending = await stopIfAskedTo(job)
    if (ending) throw new Stopped(ending)
    await renewLease(job, now)
  }
}

function renewLease(mine: BulkJob, now: DateTime): Promise<void> {
  return writeTransaction(async (trx) => {
    const job = await holdLease(trx, mine)
    await job.merge({ leaseUntil: leaseFrom(now) }).save()
  })
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { iso } from '#domain/shared/iso'

/** Files that arrive or wait: each may be as large as a file may be, and stands in the database. */
const MOST_OF_ONE = 3
const MOST_IN_ALL = 10

/** A file that arrives brings a piece far sooner than this: one that brought none never will. */
const ARRIVING = { minutes: 10 }

/** Of this portal's own: PostgreSQL's advisory locks are numbers. */
const TAKING_UPLOADS = 4_703_002

/**
 * Whether this person may hand in one more file now. Of two who ask at once the second waits for the
 * transaction of the first, and counts what that one began.
 */
export async function mayUpload(
  trx: TransactionClientContract,
  staffId: number,
  now: DateTime
): Promise<boolean> {
  if (trx.dialect.name === 'postgres') {
    await trx.rawQuery('select pg_advisory_xact_lock(?)', [TAKING_UPLOADS])
  }
  const open: { staff_id: number | string }[] = await trx
    .from('bulk_jobs')
    .whereNotNull('file_name')
    .where((waiting) =>
      waiting
        .where('state', 'queued')
        .orWhere((arriving) =>
          arriving.where('state', 'receiving').where('updated_at', '>=', lastToArrive(now))
        )
    )
    .select('staff_id')
  const mine = open.filter((job) => Number(job.staff_id) === staffId)
  return mine.length < MOST_OF_ONE && open.length < MOST_IN_ALL
}

/** Forgets files, and their jobs, whose server ended while they arrived. Answers how many. */
export async function dropBrokenUploads(now: DateTime): Promise<number> {
  return writeTransaction(async (trx) => {
    const broken: { id: number }[] = await trx
      .from('bulk_jobs')
      .where('state', 'receiving')
      .where('updated_at', '<', lastToArrive(now))
      .select('id')
    const ids = broken.map(({ id }) => id)
    if (ids.length === 0) return 0
    await trx.from('bulk_job_inputs').whereIn('job_id', ids).delete()
    await trx.from('bulk_jobs').whereIn('id', ids).delete()
    return ids.length
  })
}

function lastToArrive(now: DateTime): string {
  return iso(now.minus(ARRIVING))
}

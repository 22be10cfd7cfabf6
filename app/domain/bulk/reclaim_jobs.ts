import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { iso } from '#domain/shared/iso'

/**
 * At the start of a worker: on SQLite it is the only one, so that jobs that are running are those of
 * a process that is gone. They are taken up at once instead of when their lease has run out. That
 * counts as a crash, because what ended the process may have been the job.
 */
export async function reclaimJobs(now: DateTime): Promise<void> {
  if (db.connection().dialect.name === 'postgres') return
  await writeTransaction(async (trx) => {
    await trx
      .from('bulk_jobs')
      .where('state', 'running')
      .update({ lease_until: iso(now.minus({ seconds: 1 })) })
  })
}

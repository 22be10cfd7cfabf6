import db from '@adonisjs/lucid/services/db'
import type BulkJob from '#models/bulk_job'

/** The file of a job from its start, one piece at a time. */
export async function* readInput({ id }: BulkJob): AsyncIterable<Buffer> {
  for (let position = 0; ; position++) {
    const row: { bytes: Buffer } | null = await db
      .from('bulk_job_inputs')
      .where({ job_id: id, position })
      .select('bytes')
      .first()
    if (!row) return
    yield row.bytes
  }
}

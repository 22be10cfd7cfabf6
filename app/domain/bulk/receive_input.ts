import { writeTransaction } from '#database/write_transaction'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type BulkJob from '#models/bulk_job'

/** A row of the table; small enough for any driver, large enough for few rows. */
const PIECE_BYTES = 512 * 1024

/**
 * Keeps a file piece by piece while it arrives, a transaction each: memory holds one piece, and
 * nobody waits for a slow sender. Answers its size. What was kept goes again, with the job, when the
 * file is too large or empty, or when the sender breaks off (which throws what `chunks` throws).
 */
export async function receiveInput(
  job: BulkJob,
  { chunks, limit }: { chunks: AsyncIterable<Uint8Array>; limit: number }
): Promise<
  Done<number> | Refused<'file_too_large', { limitBytes: number }> | Refused<'file_empty'>
> {
  let size = 0
  let position = 0
  const began = performance.now()
  try {
    for await (const piece of inPieces(chunks)) {
      size += piece.length
      if (size > limit) {
        await forget(job)
        return refused('file_too_large', { limitBytes: limit })
      }
      const now = job.createdAt.plus({ milliseconds: performance.now() - began })
      await keep(job, position++, piece, iso(now))
    }
  } catch (error) {
    await forget(job)
    throw error
  }
  if (size > 0) return done(size)
  await forget(job)
  return refused('file_empty')
}

async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    size += chunk.length
    if (size < PIECE_BYTES) continue
    yield Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(waiting)
}

function keep({ id }: BulkJob, position: number, bytes: Buffer, at: string): Promise<void> {
  return writeTransaction(async (trx) => {
    // That it still arrives.
    await trx.from('bulk_jobs').where('id', id).update({ updated_at: at })
    await trx.table('bulk_job_inputs').insert({ job_id: id, position, bytes })
  })
}

/** As if it had never been handed in. */
export function forget({ id }: BulkJob): Promise<void> {
  return writeTransaction(async (trx) => {
    await trx.from('bulk_job_inputs').where('job_id', id).delete()
    await trx.from('bulk_jobs').where('id', id).delete()
  })
}

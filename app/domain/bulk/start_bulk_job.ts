import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { forget, receiveInput } from '#domain/bulk/receive_input'
import { mayUpload } from '#domain/bulk/upload_limits'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import BulkJob, { type BulkJobKind } from '#models/bulk_job'
import type Staff from '#models/staff'

export type BulkRequest = {
  kind: BulkJobKind
  params: Record<string, unknown>
  dryRun: boolean
  /** All or nothing. */
  atomic?: boolean
  file?: { name: string; chunks: AsyncIterable<Uint8Array>; limit: number }
  /**
   * The same for the same work asked for again, and for nothing else: then the job that was started
   * first is answered, and none is started. Asked for when the file has arrived.
   */
  onceKey?: () => string | null
}

/**
 * Writes down long work for the worker, which begins within a second. A file is received first, as
 * a job that does not wait yet: one that breaks off leaves nothing to be done. Refused with
 * file_too_large (`{ limitBytes }`) or file_empty, and before any of it was read with too_many_jobs
 * while this person has 3 files waiting, or all together 10; nothing is kept then.
 */
export async function startBulkJob(
  { kind, params, dryRun, atomic = false, file, onceKey = () => null }: BulkRequest,
  staff: Staff,
  actor: Actor,
  now: DateTime
): Promise<
  | Done<BulkJob>
  | Refused<'file_too_large', { limitBytes: number }>
  | Refused<'file_empty'>
  | Refused<'too_many_jobs'>
> {
  const key = file ? null : onceKey()
  const job = await writeTransaction(async (trx) => {
    const earlier = await startedBefore(key, trx)
    if (earlier) return earlier
    if (file && !(await mayUpload(trx, staff.id, now))) return null
    const created = await BulkJob.create(
      {
        publicId: newPublicId(),
        kind,
        params,
        dryRun,
        atomic,
        state: file ? 'receiving' : 'queued',
        staffId: staff.id,
        tokenId: staff.currentAccessToken ? Number(staff.currentAccessToken.identifier) : null,
        actor: { ...actor, personal: null },
        fileName: file?.name ?? null,
        onceKey: key,
        counts: {},
        createdAt: now,
        updatedAt: now,
      },
      { client: trx }
    )
    if (!file) await recordStart(created, trx)
    return created
  })
  if (!job) return refused('too_many_jobs')
  if (!file) return done(job)

  const received = await receiveInput(job, file)
  if (!received.ok) return received
  const keyOfFile = onceKey()
  const earlier = await writeTransaction(async (trx) => {
    const started = await startedBefore(keyOfFile, trx)
    if (started) return started
    job.useTransaction(trx)
    await job.merge({ state: 'queued', fileSize: received.value, onceKey: keyOfFile }).save()
    await recordStart(job, trx)
    return null
  })
  if (earlier) await forget(job)
  return done(earlier ?? job)

  function recordStart({ publicId }: BulkJob, trx: Parameters<typeof recordAudit>[0]) {
    return recordAudit(
      trx,
      actor,
      {
        action: 'job.started',
        target: { type: 'job', id: publicId },
        details: {
          ...{ kind, dryRun, atomic, file: file?.name ?? null },
          // Only some kinds of work can mail clients.
          ...('notify' in params ? { notify: params.notify } : {}),
          ...(actor.token ? { token: actor.token } : {}),
        },
      },
      now
    )
  }
}

async function startedBefore(
  onceKey: string | null,
  trx: TransactionClientContract
): Promise<BulkJob | null> {
  return onceKey === null ? null : BulkJob.findBy({ once_key: onceKey }, { client: trx })
}

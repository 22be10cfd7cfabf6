import type { HttpContext } from '@adonisjs/core/http'
import { presentStarted } from '#controllers/admin/present_job'
import { jobScope, onceKeyFor } from '#controllers/admin/start_job_once'
import { startBulkJob, type BulkRequest } from '#domain/bulk/start_bulk_job'
import type { TableParams } from '#domain/bulk/table_batches'
import { Problem } from '#exceptions/problem'
import { fileBody, fileTooLarge, leaveUnread } from '#middleware/file_body'
import { HashedBody } from '#middleware/hashed_body'
import { idempotent } from '#middleware/idempotency'
import { needRoom } from '#middleware/need_room'
import { requestActor } from '#middleware/request_actor'
import type BulkJob from '#models/bulk_job'
import type { BulkJobKind } from '#models/bulk_job'
import type { TableQuery } from '#validators/admin/table'
import type { DateTime } from 'luxon'

const MEGABYTE = 1024 * 1024
const LIMIT = 64 * MEGABYTE

/** By then one of the jobs that wait has most likely begun. */
const RETRY_AFTER_SECONDS = 60

const TYPES = {
  csv: ['text/csv', 'text/plain', 'application/octet-stream'],
  json: ['application/json', 'application/jsonl', 'application/octet-stream'],
}

/**
 * 202 with the job that will do what the table in the body asks for. With an Idempotency-Key that
 * was used the file is read once more, to tell whether it is the same: by its length alone another
 * file would be answered with the job of the first.
 */
export async function startTableJob(
  ctx: HttpContext,
  kind: BulkJobKind,
  asked: TableQuery,
  toParams: (table: TableParams) => Record<string, unknown>,
  now: DateTime,
  limit = LIMIT
) {
  const { fileName, dryRun = false, atomic = false, ...query } = asked
  const table = tableParams(query)
  const body = new HashedBody(fileBody(ctx.request, { types: TYPES[table.format], limit }))
  const name = fileName ?? `table.${table.format}`

  const file = { name, chunks: body.chunks(), limit }
  const order = { kind, params: toParams(table), dryRun, atomic, file }
  const same = { kind, ...asked, length: ctx.request.header('content-length') ?? null }
  let isFirst = false
  const answer = await idempotent(ctx, jobScope(ctx), same, now, async (key) => {
    isFirst = true
    const onceKey = () => onceKeyFor(key, { ...same, sha256: body.sha256 })
    const { publicId } = await start({ ...order, onceKey })
    return { publicId, sha256: body.sha256 }
  })
  if (!isFirst && (await readAgain()) !== answer.sha256) {
    throw new Problem('idempotency-key-reused', 409)
  }
  return presentStarted(ctx, answer)

  async function readAgain(): Promise<string> {
    for (;;) {
      const { done } = await file.chunks.next()
      if (done) return body.sha256
      if (body.size > limit) throw fileTooLarge(ctx.request, limit)
    }
  }

  async function start(request: BulkRequest): Promise<BulkJob> {
    await needRoom(ctx, limit)
    const started = await startBulkJob(request, ctx.staff, requestActor(ctx), now)
    if (started.ok) return started.value
    if (started.code === 'file_too_large') throw fileTooLarge(ctx.request, limit)
    if (started.code === 'too_many_jobs') {
      leaveUnread(ctx.request)
      throw new Problem('too-many-jobs', 429, {}, { retryAfter: RETRY_AFTER_SECONDS })
    }
    const message = 'The body is the file, and it is empty.'
    throw new Problem('invalid-input', 422, {
      errors: [{ field: '', rule: 'required', message }],
    })
  }
}

function tableParams({ format = 'csv', delimiter, map = [] }: TableQuery): TableParams {
  return {
    format,
    ...(delimiter && { delimiter: delimiter === 'tab' ? '\t' : delimiter }),
    map: Object.fromEntries(
      map.map((pair) => {
        const at = pair.lastIndexOf('=')
        return [pair.slice(0, at), pair.slice(at + 1)]
      })
    ),
  }
}

import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { failed, fine, warning, type Finding } from '#domain/diagnosis/finding'
import { iso } from '#domain/shared/iso'
import BulkJob from '#models/bulk_job'

/** A worker says every few seconds that it is alive. */
const LATE_SECONDS = 45
/** Long enough for a mail server that is slow, short enough to be told before somebody asks. */
const QUEUE_WARNS_SECONDS = 120
const QUEUE_FAILS_SECONDS = 900

/** Bulk jobs are looked for every quarter of a second. */
const JOBS_WARN_SECONDS = 60

/** The queue's score is its priority times this, and the millisecond it was ready. */
const PRIORITY = 10_000_000_000_000

const MAIL_IS_NEWS = { days: 30 }

/** Whether anybody works in the background. */
export async function checkWorker(now: DateTime): Promise<Finding> {
  const row = await db
    .from('heartbeats')
    .where('role', 'worker')
    .orderBy('beat_at', 'desc')
    .select('beat_at', 'version')
    .first()
  if (!row) return failed('never')
  const seconds = secondsSince(DateTime.fromISO(row.beat_at, { zone: 'utc' }), now)
  const facts = { seconds, version: row.version }
  return seconds > LATE_SECONDS ? failed('stopped', facts) : fine('alive', facts)
}

/** Whether what waits is done: the product's own work, and the long work that staff start. */
export async function checkQueue(now: DateTime): Promise<Finding> {
  const queue = await checkOwnWork(now)
  return queue.state === 'failed' ? queue : ((await checkBulkJobs(now)) ?? queue)
}

/** For how long the job that waits longest could have been done. */
async function checkOwnWork(now: DateTime): Promise<Finding> {
  const pending = await db.from('queue_jobs').where('status', 'pending').min('score as at').first()
  const due = await db
    .from('queue_jobs')
    .where('status', 'delayed')
    .where('execute_at', '<=', now.toMillis())
    .min('execute_at as at')
    .first()
  const waiting = [
    pending?.at === null ? null : Number(pending?.at) % PRIORITY,
    due?.at === null ? null : Number(due?.at),
  ].filter((at) => at !== null)
  if (waiting.length === 0) return fine('empty')

  const seconds = secondsSince(DateTime.fromMillis(Math.min(...waiting)), now)
  if (seconds > QUEUE_FAILS_SECONDS) return failed('stuck', { minutes: Math.round(seconds / 60) })
  if (seconds > QUEUE_WARNS_SECONDS) return warning('slow', { minutes: Math.round(seconds / 60) })
  return fine('moving', { seconds })
}

/** Null when all is well: a job that waits behind one that goes on waits its turn. */
async function checkBulkJobs(now: DateTime): Promise<Finding | null> {
  const running = () => db.from('bulk_jobs').where('state', 'running')
  const late = now.minus({ seconds: JOBS_WARN_SECONDS })
  const left = await running().where('lease_until', '<', iso(late)).orderBy('id').first()
  if (left) return warning('job_left', { job: left.public_id, kind: left.kind })
  if (await running().where('lease_until', '>=', iso(now)).first()) return null

  const [oldest] = await BulkJob.query().where('state', 'queued').orderBy('id').limit(1)
  // Of a file, when it was there: it may have come slowly.
  const seconds = oldest ? secondsSince(oldest.updatedAt, now) : 0
  if (seconds <= JOBS_WARN_SECONDS) return null
  return warning('jobs_wait', { minutes: Math.round(seconds / 60) })
}

/** Mails that were given up, and that came back. */
export async function checkMails(now: DateTime): Promise<Finding> {
  const since = iso(now.minus(MAIL_IS_NEWS))
  const count = async (state: string, column: string) => {
    const row = await db
      .from('outbox_mails')
      .where('state', state)
      .where(column, '>', since)
      .count('* as total')
      .firstOrFail()
    return Number(row.total)
  }
  const lost = await count('failed', 'updated_at')
  const late = await db
    .from('outbox_mails')
    .where('state', 'queued')
    .where('created_at', '<', iso(now.minus({ minutes: 15 })))
    .count('* as total')
    .firstOrFail()
  const facts = { failed: lost, late: Number(late.total) }
  if (facts.failed > 0) return warning('failed', facts)
  return facts.late > 0 ? warning('late', facts) : fine('sent', facts)
}

/** A clock that was set back is no reason for an alarm. */
function secondsSince(time: DateTime, now: DateTime): number {
  return Math.max(0, Math.round(now.diff(time).toMillis() / 1000))
}

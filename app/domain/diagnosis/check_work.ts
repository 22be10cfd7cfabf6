import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { failed, fine, warning, type Finding } from '#domain/diagnosis/finding'
import { iso } from '#domain/shared/iso'

/** A worker says every few seconds that it is alive. */
const LATE_SECONDS = 45
/** Long enough for a mail server that is slow, short enough to be told before somebody asks. */
const QUEUE_WARNS_SECONDS = 120
const QUEUE_FAILS_SECONDS = 900

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

/** For how long the job that waits longest could have been done. */
export async function checkQueue(now: DateTime): Promise<Finding> {
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

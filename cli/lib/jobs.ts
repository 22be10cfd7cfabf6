import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '../client.ts'
import type { Context } from '../context.ts'
import { EXIT, Failure } from './failure.ts'
import { type FailedPath, tellEnding } from './jobs/ending.ts'
import { refusedIn } from './jobs/failed_rows.ts'
import { problemOf } from './jobs/words.ts'
import { isOver, type Job, watchJob } from './jobs/watch.ts'
import { Progress } from './progress.ts'

export type Following = {
  /** What is counted: "clients", "rows". */
  unit: string
  /** --failed: where the rows that failed go. */
  failedCsv?: string
  /** --detach: leave it to the server. */
  detach?: boolean
  /** It is only looked at: Ctrl-C leaves, and the job goes on. */
  onlyLooks?: boolean
}

const PUBLIC_ID = /^[\w-]{22}$/

/** A job that has not begun by then waits for something. */
const SOON = 3_000
const WAITS = 'It waits: another job is under way, or no worker is alive (see: portal doctor).'

/**
 * Shows a job that a bulk verb started until it is over, and how it ended. Ctrl-C asks the server
 * to cancel it and waits for the batch under way; a second one does not wait. The exit status is
 * 3 when rows were refused, 1 when it failed or somebody cancelled it, 130 after Ctrl-C.
 */
export async function followJob(
  context: Context,
  client: Client,
  started: Job,
  { unit, failedCsv, detach = false, onlyLooks = false }: Following
): Promise<void> {
  if (detach) return leave(context, started)
  const { job, interrupted } = await follow(context, client, started, { unit, onlyLooks })
  await tellEnding(context, client, job, failedPath(job, failedCsv))

  if (job.state === 'failed') throw new Failure(job.problem ?? 'job-failed', problemOf(job))
  if (interrupted) process.exitCode = EXIT.interrupted
  else if (job.state === 'cancelled') process.exitCode = EXIT.failed
  else if (refusedIn(job) > 0) process.exitCode = EXIT.someFailed
}

function failedPath(job: Job, asked: string | undefined): FailedPath | null {
  if (asked !== undefined) return { path: asked, isAsked: true }
  // The id is the server's word, and could lead elsewhere.
  if (refusedIn(job) === 0 || !PUBLIC_ID.test(job.id)) return null
  return { path: `failed-${job.id}.csv`, isAsked: false }
}

async function follow(
  { output }: Context,
  client: Client,
  started: Job,
  { unit, onlyLooks }: { unit: string; onlyLooks: boolean }
) {
  const progress = new Progress(output, started.total, unit)
  progress.startAt(started.done)
  const note = (text: string) => {
    progress.end()
    output.note(text)
  }

  let presses = 0
  let wake = new AbortController()
  const interrupt = () => {
    if (++presses > 1 || onlyLooks) {
      const isLeft = onlyLooks ? 'Left; the job goes on.' : 'Not waiting for it.'
      note(`${isLeft} ${howToFollow(started)}`)
      if (onlyLooks) note(`Cancel it with: portal jobs cancel ${started.id}`)
      process.exit(EXIT.interrupted)
    }
    note('Cancelling after the batch under way. Ctrl-C once more does not wait for that.')
    wake.abort()
  }
  process.on('SIGINT', interrupt)
  let { state } = started
  const waiting = setTimeout(() => {
    if (state === 'queued') note(WAITS)
  }, SOON)
  let isAway = false
  try {
    const job = await watchJob(client, started, {
      moved(seen) {
        state = seen.state
        progress.set(seen.done, seen.total)
      },
      away() {
        if (!isAway) note('The server is away, waiting …')
        isAway = true
      },
      back() {
        note('The server is back.')
        isAway = false
      },
      wantsCancel: () => presses > 0,
      async pause(milliseconds) {
        await sleep(milliseconds, undefined, { signal: wake.signal }).catch(() => {})
        wake = new AbortController()
      },
    })
    return { job, interrupted: presses > 0 }
  } catch (error) {
    throw stillThere(error, started)
  } finally {
    clearTimeout(waiting)
    process.removeListener('SIGINT', interrupt)
    progress.end()
  }
}

function leave({ output }: Context, job: Job): void {
  output.record({ job })
  output.say(`The server is at work on it. ${howToFollow(job)}`)
}

function howToFollow(job: Job): string {
  return isOver(job)
    ? `See it with: portal jobs show ${job.id}`
    : `Follow it with: portal jobs follow ${job.id}`
}

/** Whatever went wrong here, the job itself is at the server. */
function stillThere(error: unknown, job: Job): unknown {
  if (!(error instanceof Failure)) return error
  const hint = [error.more.hint, howToFollow(job)].filter(Boolean).join(' ')
  return new Failure(error.code, error.message, { ...error.more, hint })
}

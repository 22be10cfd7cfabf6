import type { AnswerData, Client, News as NewsOf } from '../../client.ts'
import { Failure } from '../failure.ts'

export type Job = AnswerData<'admin.jobs.show'>

/** Whoever watches: what there is to show, and what they want. */
export type Watcher = {
  moved: (job: Job) => void
  /** The server does not answer; it is tried again. */
  away: () => void
  back: () => void
  /** Whether the job should be cancelled; asked before each look at it. */
  wantsCancel: () => boolean
  /** Resolves after so many milliseconds, or as soon as there is something to do. */
  pause: (milliseconds: number) => Promise<void>
}

type News = NewsOf<'admin.jobs.show'>

const FIRST_PAUSE = 250
const LONGEST_PAUSE = 2_000
const PATIENCE = 120_000
const ONE_LOOK = 15_000

/** Trouble that a server which is started again gets over. */
const PASSING = new Set([
  ...['server-unreachable', 'connection-lost', 'timeout', 'server-error', 'busy'],
  ...['not-ready', 'too-many-requests', 'internal-error'],
])

export const isOver = ({ state }: Job) => ['done', 'failed', 'cancelled'].includes(state)

/**
 * Looks at a job until it is over, ever less often. A server that is away is waited for, two
 * minutes at most from its last answer; the failure that ends the wait is thrown.
 */
export async function watchJob(client: Client, started: Job, watcher: Watcher): Promise<Job> {
  let job = started
  let etag: string | null = null
  let pause = FIRST_PAUSE
  let isCancelAsked = false
  let awaySince: number | null = null

  while (!isOver(job)) {
    await watcher.pause(pause)
    pause = Math.min(pause * 1.25, LONGEST_PAUSE)
    const args = { params: { id: job.id }, timeoutMs: ONE_LOOK }
    try {
      if (watcher.wantsCancel() && !isCancelAsked) {
        await client.call('admin.job_cancellations.update', args)
        isCancelAsked = true
        pause = FIRST_PAUSE
      }
      const news: News = await client.changed('admin.jobs.show', args, etag)
      if (awaySince !== null) watcher.back()
      awaySince = null
      if (!news) continue
      etag = news.etag
      job = news.answer.data
      watcher.moved(job)
    } catch (error) {
      awaySince ??= performance.now()
      if (!isPassing(error) || performance.now() - awaySince > PATIENCE) throw error
      watcher.away()
    }
  }
  return job
}

function isPassing(error: unknown): boolean {
  return error instanceof Failure && PASSING.has(error.code)
}

import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { DatabaseBusy, nextCount } from '#database/write_transaction'
import type { BulkOrder, BulkRow, BulkRun, BulkWorks } from '#domain/bulk/bulk_work'
import { bulkWorks } from '#domain/bulk/bulk_works'
import { cancelBulkJob } from '#domain/bulk/cancel_bulk_job'
import { claimBulkJob } from '#domain/bulk/claim_bulk_job'
import { noteCrash } from '#domain/bulk/note_crash'
import { reclaimJobs } from '#domain/bulk/reclaim_jobs'
import { runBulkJob } from '#domain/bulk/run_bulk_job'
import { Clock } from '#domain/shared/clock'
import { done } from '#domain/shared/result'
import AuditEvent from '#models/audit_event'
import type BulkJob from '#models/bulk_job'
import BulkJobRow from '#models/bulk_job_row'
import { doBulkJobs as doJobsOfWorker } from '#providers/bulk_worker'
import { doBulkJobs, jobOf } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { tester } from '#tests/support/people'

const TALLY = 'tally'

type Tallying = {
  bad?: number[]
  onBatch?: (batch: number) => Promise<void>
  onNext?: (now: DateTime) => Promise<unknown>
  total?: number
  tellAll?: boolean
}

/** Numbers from 1 on, three at a time; each moves a counter on, but for those that are bad. */
function tallying(
  count: number,
  { bad = [], onBatch, onNext, total = count, tellAll = false }: Tallying = {}
): BulkWorks {
  let batches = 0
  const open = ({ dryRun }: BulkOrder): BulkRun<number> => ({
    total,
    async next(cursor, now) {
      await onNext?.(now)
      const from = Number(cursor ?? 0)
      if (from >= count) return null
      const items = [1, 2, 3].map((step) => from + step).filter((number) => number <= count)
      return { items, cursor: String(items.at(-1)) }
    },
    async write(trx, items) {
      await onBatch?.(++batches)
      const good = items.filter((number) => !bad.includes(number))
      if (good.length > 0 && !dryRun) await nextCount(trx, TALLY, good.length)
      const refusedItems = items.filter((number) => bad.includes(number))
      return {
        counts: { counted: good.length, refused: refusedItems.length },
        rows: items
          .filter((number) => tellAll || bad.includes(number))
          .map((number) => rowOf(number, bad.includes(number) ? 'refused' : 'counted')),
      }
    },
    finish: async () => ({ wasDry: dryRun }),
  })
  return { send_invites: { open: async (order) => done(open(order) as BulkRun<unknown>) } }
}

function rowOf(number: number, outcome: string): BulkRow {
  return {
    ...{ line: number, column: 'number', outcome, code: 'bad_number' },
    ...{ message: `${number} is bad.`, ref: String(number), name: null, targetId: null },
  }
}

async function tally(): Promise<number> {
  const row = await db.from('counters').where('name', TALLY).select('value').first()
  return Number(row?.value ?? 0)
}

const around = (isStopping = () => false) => ({ now: () => DateTime.utc(), isStopping })

test.group('Bulk jobs', (group) => {
  group.each.setup(() => truncate())

  test('each batch is asked for with the time at which it is', async ({ assert }) => {
    const job = await jobOf('send_invites')
    let hour = 0
    const asked: number[] = []
    const onNext = async (now: DateTime) => {
      asked.push(now.toUTC().hour)
      hour++
    }
    const clock = { now: () => DateTime.utc(2026, 11, 2, hour), isStopping: () => false }
    await runBulkJob((await claimBulkJob(clock.now()))!, tallying(6, { onNext }), clock)
    assert.equal((await job.refresh()).state, 'done')
    assert.deepEqual(asked, [0, 1, 2])
  })

  test('a job is done batch by batch, and tells what became of it', async ({ assert }) => {
    const job = await jobOf('send_invites')
    await doBulkJobs(tallying(8, { bad: [2, 7] }))

    await job.refresh()
    assert.equal(job.state, 'done')
    assert.deepEqual([job.total, job.done], [8, 8])
    assert.deepEqual(job.counts, { counted: 6, refused: 2 })
    assert.deepEqual(job.summary, { wasDry: false })
    const rows = await BulkJobRow.query().orderBy('id')
    assert.deepEqual(
      rows.map(({ line, message }) => [line, message]),
      [
        [2, '2 is bad.'],
        [7, '7 is bad.'],
      ]
    )
    assert.equal(await tally(), 6)
    const events = await AuditEvent.query().where('targetId', job.publicId).orderBy('id')
    assert.deepEqual(
      events.map(({ action }) => action),
      ['job.started', 'job.ended']
    )
  })

  test('a process that stops leaves the rest to the next one, and nothing is done twice', async ({
    assert,
  }) => {
    const job = await jobOf('send_invites')
    let asked = 0
    await runBulkJob(
      (await claimBulkJob(DateTime.utc()))!,
      tallying(9),
      around(() => ++asked > 2)
    )
    await job.refresh()
    assert.deepEqual([job.state, job.done], ['queued', 6])

    // What it counts as all by now is less: those that are done are no longer among them.
    await doBulkJobs(tallying(9, { total: 3 }))
    await job.refresh()
    assert.deepEqual([job.state, job.done, await tally()], ['done', 9, 9])
    assert.equal(job.total, 9)
  })

  test('a batch that breaks is undone and tried again; after three times the job has failed', async ({
    assert,
  }) => {
    const job = await jobOf('send_invites')
    const works = tallying(9, {
      onBatch: async (batch) => {
        if (batch > 1) throw new Error('broken')
      },
    })
    for (let run = 0; run < 3; run++) {
      const claimed = await claimBulkJob(DateTime.utc())
      await assert.rejects(() => runBulkJob(claimed!, works, around()), 'broken')
      await noteCrash(claimed!, DateTime.utc())
    }
    await job.refresh()
    assert.deepEqual([job.state, job.problem, job.done], ['failed', 'internal_error', 3])
    assert.equal(await tally(), 3)
  })

  test('a worker that was given up for dead writes nothing any more', async ({ assert }) => {
    const job = await jobOf('send_invites')
    const slow = await claimBulkJob(DateTime.utc().minus({ minutes: 10 }))
    // Meanwhile its lease has run out, and another worker has taken the job up.
    const other = await claimBulkJob(DateTime.utc())
    assert.equal(other?.id, job.id)
    await runBulkJob(slow!, tallying(6), around())
    assert.equal(await tally(), 0)

    await runBulkJob(other!, tallying(6), around())
    assert.equal(await tally(), 6)
  })

  test('cancelling ends a job after the batch under way, and one that waits at once', async ({
    assert,
  }) => {
    const waiting = await jobOf('send_invites')
    await cancelBulkJob(waiting, tester, DateTime.utc())
    await waiting.refresh()
    assert.equal(waiting.state, 'cancelled')

    const job = await jobOf('send_invites')
    const running = await claimBulkJob(DateTime.utc())
    let asked = 0
    const cancelling = () => {
      // Between two batches, as another request does.
      if (++asked === 2) cancelled = cancelBulkJob(job, tester, DateTime.utc())
      return false
    }
    let cancelled: Promise<BulkJob> | null = null
    await runBulkJob(running!, tallying(30), around(cancelling))
    await cancelled
    await job.refresh()
    assert.equal(job.state, 'cancelled')
    assert.isBelow(job.done, 30)
    assert.equal(await tally(), job.done)
  })

  test('all or nothing: one bad item, and nothing is written', async ({ assert }) => {
    const job = await jobOf('send_invites', { atomic: true })
    await doBulkJobs(tallying(8, { bad: [5], tellAll: true }))
    await job.refresh()
    assert.deepEqual([job.state, job.problem], ['failed', 'nothing_taken'])
    assert.equal(await tally(), 0)
    // Nor is anything told to be done that is not.
    const rows = await BulkJobRow.query()
    assert.deepEqual(
      rows.map(({ line, outcome }) => [line, outcome]),
      [[5, 'refused']]
    )
    assert.deepEqual(job.counts, { refused: 1 })
    const ended = await AuditEvent.query().where('action', 'job.ended').firstOrFail()
    assert.deepEqual(ended.details.counts, { refused: 1 })
  })

  test('all or nothing: cancelled in its dry pass, it tells of nothing that is not there', async ({
    assert,
  }) => {
    const job = await jobOf('send_invites', { atomic: true })
    let asked = 0
    const claimed = await claimBulkJob(DateTime.utc())
    const works = tallying(8, { tellAll: true })
    await runBulkJob(
      claimed!,
      works,
      around(() => ++asked > 1)
    )
    await job.refresh()
    assert.deepEqual([job.state, job.counts], ['queued', { counted: 3, refused: 0 }])
    await cancelBulkJob(job, tester, DateTime.utc())
    await job.refresh()
    assert.deepEqual([job.state, job.counts], ['cancelled', {}])
    assert.lengthOf(await BulkJobRow.query(), 0)
  })

  test('what is asked for a batch is told although the job was cancelled meanwhile', async ({
    assert,
  }) => {
    const job = await jobOf('send_invites')
    let asked = 0
    const onNext = () => {
      asked++
      return cancelBulkJob(job, tester, DateTime.utc())
    }
    await doBulkJobs(tallying(9, { onNext }))
    await job.refresh()
    assert.deepEqual([job.state, job.done, asked], ['cancelled', 3, 1])
  })

  test('a file that is long to read keeps its job, and a process that stops leaves it', async ({
    assert,
  }) => {
    const reading = (isStopping: () => boolean) => {
      let now = DateTime.utc()
      return { now: () => (now = now.plus({ minutes: 1 })), isStopping }
    }
    const works: BulkWorks = {
      send_invites: {
        async open({ read }) {
          for await (const piece of read()) bytes += piece.length
          return tallying(3).send_invites!.open({ dryRun: false } as BulkOrder, DateTime.utc())
        },
      },
    }
    let bytes = 0
    async function* chunks() {
      for (let piece = 0; piece < 4; piece++) yield Buffer.alloc(512 * 1024, 'a')
    }
    const file = () => ({ name: 'a.csv', limit: 4_000_000, chunks: chunks() })

    const left = await jobOf('send_invites', { file: file() })
    await runBulkJob(
      (await claimBulkJob(DateTime.utc()))!,
      works,
      reading(() => true)
    )
    await left.refresh()
    assert.deepEqual([left.state, left.crashes, bytes], ['queued', 0, 512 * 1024])

    bytes = 0
    const claimed = (await claimBulkJob(DateTime.utc()))!
    const leases: number[] = []
    const looking = reading(() => false)
    const stopAtEnd = {
      ...works,
      send_invites: {
        async open(...given: Parameters<NonNullable<BulkWorks['send_invites']>['open']>) {
          const opened = await works.send_invites!.open(...given)
          await left.refresh()
          leases.push(left.leaseUntil!.diff(claimed.leaseUntil!).as('minutes'))
          return opened
        },
      },
    }
    await runBulkJob(claimed, stopAtEnd, looking)
    await left.refresh()
    assert.deepEqual([left.state, bytes], ['done', 4 * 512 * 1024])
    assert.isAbove(leases[0], 3)
  })

  test('the job of a killed process goes on at once when the only server starts again', async ({
    assert,
  }) => {
    const job = await jobOf('send_invites')
    const now = DateTime.utc()
    await claimBulkJob(now)
    assert.isNull(await claimBulkJob(now))
    await reclaimJobs(now)
    const again = await claimBulkJob(now)
    // On PostgreSQL another worker may well be doing it.
    const isPostgres = db.connection().dialect.name === 'postgres'
    assert.deepEqual([again?.id, again?.crashes], isPostgres ? [undefined, undefined] : [job.id, 1])
  })

  test('a database that is busy or away is no crash of the job', async ({ assert, cleanup }) => {
    const { send_invites: own } = bulkWorks
    cleanup(() => {
      bulkWorks.send_invites = own
    })
    const job = await jobOf('send_invites')
    const stop = new AbortController()
    const clock = await app.container.make(Clock)
    const logger = await app.container.make('logger')
    for (const error of [new DatabaseBusy(null), new Error('Connection terminated unexpectedly')]) {
      const stopping = new AbortController()
      bulkWorks.send_invites = {
        async open() {
          stopping.abort()
          throw error
        },
      }
      await doJobsOfWorker(clock, logger, stopping.signal)
      await job.refresh()
      assert.deepEqual([job.state, job.crashes], ['queued', 0])
    }
    bulkWorks.send_invites = {
      async open() {
        stop.abort()
        throw new Error('broken')
      },
    }
    await doJobsOfWorker(clock, logger, stop.signal)
    await job.refresh()
    assert.deepEqual([job.state, job.crashes], ['queued', 1])
  })

  test('all or nothing: when all are good, all are written', async ({ assert }) => {
    const job = await jobOf('send_invites', { atomic: true })
    await doBulkJobs(tallying(8))
    await job.refresh()
    assert.deepEqual([job.state, job.counts], ['done', { counted: 8, refused: 0 }])
    assert.equal(await tally(), 8)
  })

  test('a job ends when whoever started it may no longer do that', async ({ assert }) => {
    const job = await jobOf('send_invites')
    await job.load('staff')
    await job.staff.merge({ role: 'viewer' }).save()
    await doBulkJobs(tallying(8))
    await job.refresh()
    assert.deepEqual([job.state, job.problem], ['failed', 'starter_may_no_longer'])
    assert.equal(await tally(), 0)
  })
})

import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { nextCount } from '#database/write_transaction'
import type { BulkOrder, BulkRow, BulkRun, BulkWorks } from '#domain/bulk/bulk_work'
import { cancelBulkJob } from '#domain/bulk/cancel_bulk_job'
import { claimBulkJob } from '#domain/bulk/claim_bulk_job'
import { noteCrash } from '#domain/bulk/note_crash'
import { runBulkJob } from '#domain/bulk/run_bulk_job'
import { done } from '#domain/shared/result'
import AuditEvent from '#models/audit_event'
import type BulkJob from '#models/bulk_job'
import BulkJobRow from '#models/bulk_job_row'
import { doBulkJobs, jobOf } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { tester } from '#tests/support/people'

const TALLY = 'tally'

/** Numbers from 1 on, three at a time; each moves a counter on, but for those that are bad. */
function tallying(
  count: number,
  { bad = [], onBatch }: { bad?: number[]; onBatch?: (batch: number) => Promise<void> } = {}
): BulkWorks {
  let batches = 0
  const open = ({ dryRun }: BulkOrder): BulkRun<number> => ({
    total: count,
    async next(cursor) {
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
        rows: refusedItems.map(refusal),
      }
    },
    finish: async () => ({ wasDry: dryRun }),
  })
  return { send_invites: { open: async (order) => done(open(order) as BulkRun<unknown>) } }
}

function refusal(number: number): BulkRow {
  return {
    ...{ line: number, column: 'number', outcome: 'refused', code: 'bad_number' },
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

    await doBulkJobs(tallying(9))
    await job.refresh()
    assert.deepEqual([job.state, job.done, await tally()], ['done', 9, 9])
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
    await doBulkJobs(tallying(8, { bad: [5] }))
    await job.refresh()
    assert.deepEqual([job.state, job.problem], ['failed', 'nothing_taken'])
    assert.equal((await BulkJobRow.query()).length, 1)
    assert.equal(await tally(), 0)
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

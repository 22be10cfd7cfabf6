import { spawn } from 'node:child_process'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { BulkRun, BulkWork } from '#domain/bulk/bulk_work'
import { bulkWorks } from '#domain/bulk/bulk_works'
import { Clock } from '#domain/shared/clock'
import { doBulkJobs } from '#providers/bulk_worker'
import type { JobKill } from '#tests/faults/job_kill'
import { die } from '#tests/faults/server/kill_points'

let armed: JobKill | null = null
/** Since this process began, or was armed. */
let batches = 0
/** What a transaction that is under way writes of a job. */
const writes = new WeakMap<TransactionClientContract, 'batch' | 'end'>()
let isWorking = false

/** The next time the worker gets there, the process is killed. */
export function armJob(kill: JobKill | null) {
  armed = kill
  batches = 0
}

/** The product's own loop, for as long as the process lives. */
export async function workOnJobs(): Promise<void> {
  if (isWorking) return
  isWorking = true
  const [clock, logger] = await Promise.all([
    app.container.make(Clock),
    app.container.make('logger'),
  ])
  void doBulkJobs(clock, logger, new AbortController().signal)
}

/** Once for each process, before it works: around what imports read, write and commit. */
export function watchJobs() {
  const work = bulkWorks.import_invoices
  if (!work) throw new Error('Nobody knows how to import invoices')
  bulkWorks.import_invoices = watched(work)

  const transaction = db.transaction.bind(db)
  const withKills = (write: (trx: TransactionClientContract) => Promise<unknown>) =>
    transaction((trx) => {
      const commit = trx.commit.bind(trx)
      trx.commit = async () => {
        const what = writes.get(trx)
        if (what === 'batch' && isDue('J2')) die()
        if (what === 'end' && armed?.point === 'J4') die()
        await commit()
        if (what === 'batch') batches++
        if (what === 'batch' && isDue('J3')) die()
        if (what === 'batch' && isDue('any')) dieSoon()
        if (what === 'end' && armed?.point === 'J5') die()
      }
      return write(trx)
    })
  Reflect.set(db, 'transaction', withKills)
}

function watched(work: BulkWork): BulkWork {
  return {
    async open(order, now) {
      const opened = await work.open(order, now)
      if (opened.ok) watchRun(opened.value)
      return opened
    },
  }
}

function watchRun(run: BulkRun<unknown>) {
  const next = run.next.bind(run)
  const write = run.write.bind(run)
  const finish = run.finish?.bind(run)
  run.next = async (cursor, now) => {
    const batch = await next(cursor, now)
    if (isDue('J1')) die()
    return batch
  }
  run.write = (trx, items, now) => {
    writes.set(trx, 'batch')
    return write(trx, items, now)
  }
  run.finish = async (trx, now) => {
    writes.set(trx, 'end')
    return (await finish?.(trx, now)) ?? {}
  }
}

/** By somebody else's hand, who does not know where we are by then. */
function dieSoon() {
  const line = `sleep ${(armed?.delayMs ?? 0) / 1000}; kill -9 ${process.pid}`
  spawn('sh', ['-c', line], { detached: true, stdio: 'ignore' })
  armed = null
}

function isDue(point: JobKill['point']): boolean {
  return armed?.point === point && batches >= armed.batches
}

import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { Worker } from '@adonisjs/queue'
import { knex } from '@boringnode/queue/drivers/knex_adapter'
import type { JobFactory } from '@boringnode/queue/types'
import queueConfig from '#config/queue'
import { sealEvents } from '#domain/audit/seal_events'
import { processWaitingEvents } from '#domain/ledger/events/process_waiting_events'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'
import ReconcilePayments from '#jobs/reconcile_payments'

/**
 * Looks into events and does what is queued, as the worker does, until nothing is left that is due.
 * Answers how many events and jobs that were.
 */
export async function work(): Promise<number> {
  let done = 0
  for (let more = await workOnce(); more > 0; more = await workOnce()) done += more
  return done
}

async function workOnce(): Promise<number> {
  const events = await lookIntoEvents()
  return events + (await runQueue())
}

async function lookIntoEvents(): Promise<number> {
  const gateways = await app.container.make(GatewayRegistry)
  const clock = await app.container.make(Clock)
  const { processed } = await processWaitingEvents((name) => gateways.get(name), clock.now())
  return processed
}

async function runQueue(): Promise<number> {
  if (!(await isSomethingQueued())) return 0
  const makeJob: JobFactory = (JobClass) => app.container.make(JobClass)
  const worker = new Worker({
    ...queueConfig,
    adapters: { database: knex(db.connection().getWriteClient()) },
    jobFactory: makeJob,
  })
  await worker.init()
  let done = 0
  for (;;) {
    const cycle = await worker.processCycle(['default'])
    if (cycle === null || cycle.type === 'idle') break
    if (cycle.type === 'completed') done += 1
  }
  await worker.stop()
  return done
}

async function isSomethingQueued(): Promise<boolean> {
  const row: unknown = await db
    .from('queue_jobs')
    .whereIn('status', ['pending', 'delayed', 'active'])
    .select('id')
    .first()
  return row !== null && row !== undefined
}

/** The minute's job, run now. */
export async function reconcile(): Promise<void> {
  const job = await app.container.make(ReconcilePayments)
  await job.execute()
}

/** Lets time pass for the queue, whose clock is the machine's: delays and leases run out sooner. */
export async function passTimeInQueue(ms: number): Promise<void> {
  await db
    .from('queue_jobs')
    .whereNotNull('execute_at')
    .update({ execute_at: db.raw('execute_at - ?', [ms]) })
  await db
    .from('queue_jobs')
    .whereNotNull('acquired_at')
    .update({ acquired_at: db.raw('acquired_at - ?', [ms]) })
}

export function seal(): Promise<number> {
  return sealEvents()
}

import { setTimeout as sleep } from 'node:timers/promises'
import { ScheduleBuilder, Worker } from '@adonisjs/queue'
import type { JobFactory } from '@boringnode/queue/types'
import { knex } from '@boringnode/queue/drivers/knex_adapter'
import type { ApplicationService } from '@adonisjs/core/types'
import type { Logger } from '@adonisjs/core/logger'
import queueConfig from '#config/queue'
import { inBackground } from '#database/background'
import { headSigner } from '#domain/audit/head_signer'
import { sealEvents } from '#domain/audit/seal_events'
import { processWaitingEvents } from '#domain/ledger/events/process_waiting_events'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'
import { doBulkJobs } from '#providers/bulk_worker'
import { beatForEver } from '#providers/heartbeat'

const QUEUES = ['default']
const IDLE_MS = 500
const AFTER_ERROR_MS = 2000
const SEAL_EVERY_MS = 1000
const EVENTS_IDLE_MS = 250

/**
 * What works in the background: jobs of the queue, their schedules, looking into the gateways'
 * events, and the sealing of the audit log. The last two are loops here and no jobs: an idle second
 * costs a read or four instead of the six writes that a job's life takes, and an event is a row that
 * waits already.
 */
export class QueueWorker {
  private stopping = new AbortController()
  private sealing: Promise<void> | null = null
  private lookingIntoEvents: Promise<void> | null = null
  private working: Promise<void> | null = null
  private doingBulkJobs: Promise<void> | null = null
  private beating: Promise<void> | null = null
  private worker: Worker | null = null

  constructor(
    private app: ApplicationService,
    private logger: Logger
  ) {}

  async start(): Promise<void> {
    const db = await this.app.container.make('lucid.db')
    const makeJob: JobFactory = (JobClass) => this.app.container.make(JobClass)
    this.worker = new Worker({
      ...queueConfig,
      adapters: { database: knex(db.connection().getWriteClient()) },
      jobFactory: makeJob,
      logger: this.logger,
    })
    await this.worker.init()
    await this.schedule()

    const worker = this.worker
    this.working = inBackground(() => this.workForEver(worker))
    this.sealing = inBackground(() => this.sealForEver())
    this.lookingIntoEvents = inBackground(() => this.lookIntoEventsForEver())
    const clock = await this.app.container.make(Clock)
    const { signal } = this.stopping
    this.beating = inBackground(() => beatForEver(clock, this.logger, signal))
    this.doingBulkJobs = inBackground(() => doBulkJobs(clock, this.logger, signal))
  }

  /** Running jobs finish first. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.worker?.stop()
    const { sealing, working, lookingIntoEvents, doingBulkJobs, beating } = this
    await Promise.all([sealing, working, lookingIntoEvents, doingBulkJobs, beating])
  }

  /** By name and by id, so that several workers and restarts make one schedule each. */
  private async schedule(): Promise<void> {
    await new ScheduleBuilder('reconcile_payments', {}).id('reconcile_payments').every('1m').run()
    await new ScheduleBuilder('send_reminders', {}).id('send_reminders').every('5m').run()
    await new ScheduleBuilder('prune', {}).id('prune').cron('17 3 * * *').run()
    await new ScheduleBuilder('publish_audit_head', {})
      .id('publish_audit_head')
      .cron('41 3 * * *')
      .run()
    await new ScheduleBuilder('verify_audit_log', {})
      .id('verify_audit_log')
      .cron('11 4 * * *')
      .run()
  }

  /** The library's own loop hides what went wrong and sleeps through a request to stop. */
  private async workForEver(worker: Worker): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      const cycle = await worker.processCycle(QUEUES)
      if (cycle?.type === 'idle') await pause(IDLE_MS, signal)
      if (cycle?.type === 'error' && !isUnseenCompletion(cycle.error)) {
        this.logger.error({ err: cycle.error }, 'the queue could not be read; trying again')
        await pause(AFTER_ERROR_MS, signal)
      }
    }
  }

  private async lookIntoEventsForEver(): Promise<void> {
    const { signal } = this.stopping
    const gateways = await this.app.container.make(GatewayRegistry)
    const clock = await this.app.container.make(Clock)
    while (!signal.aborted) {
      try {
        const find = (name: string) => gateways.get(name)
        const { processed, failures } = await processWaitingEvents(find, clock.now())
        for (const { eventId, error } of failures) {
          this.logger.error({ err: error, eventId }, 'a gateway event could not be looked into')
        }
        if (processed + failures.length === 0) await pause(EVENTS_IDLE_MS, signal)
      } catch (error) {
        this.logger.error({ err: error }, 'gateway events could not be read; trying again')
        await pause(AFTER_ERROR_MS, signal)
      }
    }
  }

  private async sealForEver(): Promise<void> {
    const { signal } = this.stopping
    const clock = await this.app.container.make(Clock)
    this.sayWhoSigns()
    while (!signal.aborted) {
      try {
        await sealEvents({ now: clock.now() })
      } catch (error) {
        this.logger.error({ err: error }, 'audit events could not be sealed; trying again')
      }
      await pause(SEAL_EVERY_MS, signal)
    }
  }

  private sayWhoSigns(): void {
    const keyId = headSigner()?.keyId
    if (keyId) this.logger.info({ keyId }, 'the audit log is signed')
    else if (this.app.inProduction) {
      this.logger.warn(
        'AUDIT_KEY is not set: the audit log is chained, but not signed, so that whoever can write to the database could rewrite it. .env.example says how to make one.'
      )
    }
  }
}

/**
 * @boringnode/queue 0.6.0 loses count of a job that takes longer than its idle delay: the job is done
 * and marked, but the loop then reads the queue of a job that is no longer there.
 */
export function isUnseenCompletion(error: Error): boolean {
  return error instanceof TypeError && error.message.endsWith("(reading 'queue')")
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return sleep(milliseconds, undefined, { signal }).catch(() => undefined)
}

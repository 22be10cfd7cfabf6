import type { ApplicationService } from '@adonisjs/core/types'
import type { QueueWorker } from '#providers/queue_worker'

/**
 * Runs the worker inside the web process on SQLite, which has one writer anyway, and in the demo,
 * which is one command. In production on PostgreSQL it is a process of its own: `node ace worker`.
 */
export default class WorkerProvider {
  private worker: QueueWorker | null = null

  constructor(private app: ApplicationService) {}

  async ready() {
    const { portalMode } = await import('#config/app')
    const db = await this.app.container.make('lucid.db')
    const ownProcess = db.connection().dialect.name === 'postgres' && portalMode !== 'demo'
    if (ownProcess) return

    const { QueueWorker: Queue } = await import('#providers/queue_worker')
    const worker = new Queue(this.app, await this.app.container.make('logger'))
    await worker.start()
    this.worker = worker
  }

  async shutdown() {
    await this.worker?.stop()
  }
}

import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { QueueWorker } from '#providers/queue_worker'
import { endInTime } from '#start/end_in_time'

export default class WorkerCommand extends BaseCommand {
  static commandName = 'worker'
  static description = 'Work in the background: mails, payments, schedules, the audit log'
  static options: CommandOptions = { startApp: true, staysAlive: true }

  async run() {
    const worker = new QueueWorker(this.app, await this.app.container.make('logger'))
    this.app.terminating(() => worker.stop())
    process.once('SIGINT', () => endInTime(this.app))
    await worker.start()
    this.logger.info('The worker is running. Ctrl-C stops it after the jobs at hand.')
  }
}

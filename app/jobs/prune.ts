import { inject } from '@adonisjs/core'
import { Logger } from '@adonisjs/core/logger'
import { Job } from '@adonisjs/queue'
import { pruneExpired } from '#domain/maintenance/prune_expired'
import { Clock } from '#domain/shared/clock'

/** Once a day: what has expired and nobody will ask for again. */
@inject()
export default class Prune extends Job<Record<string, never>> {
  static options = { name: 'prune', removeOnComplete: true }

  constructor(
    private clock: Clock,
    private logger: Logger
  ) {
    super()
  }

  async execute() {
    const pruned = await pruneExpired(this.clock.now())
    this.logger.info(pruned, 'expired rows pruned')
  }

  async failed(error: Error) {
    this.logger.error({ err: error }, 'pruning failed')
  }
}

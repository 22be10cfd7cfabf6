import { inject } from '@adonisjs/core'
import { Logger } from '@adonisjs/core/logger'
import { Job } from '@adonisjs/queue'
import { publishHead } from '#domain/audit/publish_head'
import { Clock } from '#domain/shared/clock'

/** Once a day: the head of the audit log goes where the database's own people cannot change it. */
@inject()
export default class PublishAuditHead extends Job<Record<string, never>> {
  static options = { name: 'publish_audit_head', removeOnComplete: true }

  constructor(
    private clock: Clock,
    private logger: Logger
  ) {
    super()
  }

  async execute() {
    const head = await publishHead(this.clock.now())
    this.logger.info(head, 'the head of the audit log')
  }

  async failed(error: Error) {
    this.logger.error({ err: error }, 'the head of the audit log could not be published')
  }
}

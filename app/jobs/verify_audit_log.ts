import { inject } from '@adonisjs/core'
import { Logger } from '@adonisjs/core/logger'
import { Job } from '@adonisjs/queue'
import { checkLog } from '#domain/audit/checks/check_log'
import { Clock } from '#domain/shared/clock'

/** Once a day, and when staff ask: is the audit log as it was sealed? */
@inject()
export default class VerifyAuditLog extends Job<{ checkId?: number }> {
  static options = { name: 'verify_audit_log', removeOnComplete: true }

  constructor(
    private clock: Clock,
    private logger: Logger
  ) {
    super()
  }

  async execute() {
    const verdict = await checkLog(this.payload.checkId ?? null, () => this.clock.now())
    if (verdict?.intact) this.logger.info(verdict, 'the audit log is intact')
    else if (verdict) this.logger.error(verdict, 'the audit log is not as it was sealed')
  }

  async failed(error: Error) {
    this.logger.error({ err: error }, 'the audit log could not be verified')
  }
}

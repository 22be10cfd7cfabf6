import { inject } from '@adonisjs/core'
import { Logger } from '@adonisjs/core/logger'
import { Job } from '@adonisjs/queue'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import { sendStaffReset } from '#domain/staff/send_staff_link'

/** Looks an address up among staff and mails its reset link, out of sight of whoever asked. */
@inject()
export default class SendStaffReset extends Job<{ email: string }> {
  static options = { name: 'send_staff_reset', removeOnComplete: true }

  constructor(
    private clock: Clock,
    private logger: Logger
  ) {
    super()
  }

  async execute() {
    await sendStaffReset(this.payload.email, systemActor('password_reset'), this.clock.now())
  }

  async failed(error: Error) {
    this.logger.error({ err: error }, 'a reset link for staff could not be queued')
  }
}

import { inject } from '@adonisjs/core'
import { Logger } from '@adonisjs/core/logger'
import { Job } from '@adonisjs/queue'
import { sendResetLink as execute } from '#domain/accounts/links/send_reset_link'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'

/** Looks an address up and mails its reset link, out of sight of whoever asked. */
@inject()
export default class SendResetLink extends Job<{ email: string }> {
  static options = { name: 'send_reset_link', removeOnComplete: true }

  constructor(
    private clock: Clock,
    private logger: Logger
  ) {
    super()
  }

  async execute() {
    await execute(this.payload.email, systemActor('password_reset'), this.clock.now())
  }

  async failed(error: Error) {
    this.logger.error({ err: error }, 'a reset link could not be queued')
  }
}

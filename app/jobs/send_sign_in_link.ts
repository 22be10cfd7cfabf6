import { inject } from '@adonisjs/core'
import { Logger } from '@adonisjs/core/logger'
import { Job } from '@adonisjs/queue'
import { sendLink } from '#domain/accounts/links/send_link'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'

/** Looks an address up and mails its link to sign in, out of sight of whoever asked. */
@inject()
export default class SendSignInLink extends Job<{ email: string }> {
  static options = { name: 'send_sign_in_link', removeOnComplete: true }

  constructor(
    private clock: Clock,
    private logger: Logger
  ) {
    super()
  }

  async execute() {
    await sendLink('sign_in', this.payload.email, systemActor('sign_in_link'), this.clock.now())
  }

  async failed(error: Error) {
    this.logger.error({ err: error }, 'a sign-in link could not be queued')
  }
}

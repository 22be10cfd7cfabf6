import { inject } from '@adonisjs/core'
import { Logger } from '@adonisjs/core/logger'
import { Job } from '@adonisjs/queue'
import { DateTime } from 'luxon'
import { Postman } from '#mails/postman'
import OutboxMail from '#models/outbox_mail'

/**
 * Sends one mail of the outbox. Tried for about a day, because mail servers may be down for hours;
 * after that the row says "failed" and staff can see it.
 */
@inject()
export default class SendMail extends Job<{ mailId: number }> {
  // With the queue's backoff of 5 s up to 15 minutes this is a little over 24 hours.
  static options = { name: 'send_mail', maxRetries: 105, timeout: '2m' as const }

  constructor(
    private postman: Postman,
    private logger: Logger
  ) {
    super()
  }

  async execute() {
    await this.postman.deliver(this.payload.mailId)
  }

  async failed(error: Error) {
    this.logger.error({ err: error, mailId: this.payload.mailId }, 'a mail was given up')
    await OutboxMail.query()
      .where('id', this.payload.mailId)
      .where('state', 'queued')
      .update({ state: 'failed', secretParams: null, updatedAt: DateTime.utc().toISO() })
  }
}

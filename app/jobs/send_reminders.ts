import { inject } from '@adonisjs/core'
import { Logger } from '@adonisjs/core/logger'
import { Job } from '@adonisjs/queue'
import { sendDueReminders } from '#domain/reminders/send_due_reminders'
import { Clock } from '#domain/shared/clock'
import { reminderTextOf } from '#mails/reminder_texts'

/** Asked often, works once a day: at the hour that owners set, where the company is. */
@inject()
export default class SendReminders extends Job<Record<string, never>> {
  static options = { name: 'send_reminders', removeOnComplete: true }

  constructor(
    private clock: Clock,
    private logger: Logger
  ) {
    super()
  }

  async execute() {
    const counts = await sendDueReminders(this.clock.now(), reminderTextOf)
    if (counts) this.logger.info(counts, 'the reminders of the day')
  }

  async failed(error: Error) {
    this.logger.error({ err: error }, 'reminders could not be sent; trying again')
  }
}

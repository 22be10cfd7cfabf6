import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso } from '#domain/shared/iso'
import type ReminderSend from '#models/reminder_send'

/** What became of one reminder. Needs ofClient, invoice and sentBy. */
export default class ReminderTransformer extends BaseTransformer<ReminderSend> {
  toObject() {
    const send = this.resource
    return {
      id: send.publicId,
      outcome: send.outcome,
      // Why it was not sent; null when it was.
      reason: send.reason,
      template: send.template,
      // Which reminder of its invoice it was.
      number: send.number,
      // After the due date, before it when negative; null when staff sent it.
      days: send.days,
      forDay: send.forDay,
      mails: send.mails,
      client: { id: send.ofClient.publicId, name: send.ofClient.name },
      invoice: { id: send.invoice.publicId, number: send.invoice.number },
      sentBy: send.sentBy?.name ?? null,
      at: iso(send.updatedAt),
    }
  }
}

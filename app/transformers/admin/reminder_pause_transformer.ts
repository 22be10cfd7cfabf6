import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso } from '#domain/shared/iso'
import type ReminderPause from '#models/reminder_pause'

/** Where reminders are paused. Needs ofClient, invoice and pausedBy. */
export default class ReminderPauseTransformer extends BaseTransformer<ReminderPause> {
  toObject() {
    const { publicId, ofClient, invoice, until, reason, pausedBy, createdAt } = this.resource
    return {
      id: publicId,
      client: { id: ofClient.publicId, name: ofClient.name },
      // Null: all invoices of the client.
      invoice: invoice && { id: invoice.publicId, number: invoice.number },
      // The last day without reminders; null is for good.
      until,
      reason,
      pausedBy: pausedBy?.name ?? null,
      createdAt: iso(createdAt),
    }
  }
}

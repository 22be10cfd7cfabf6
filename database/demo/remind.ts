import type { DateTime } from 'luxon'
import { TIME_ZONE } from '#database/demo/company'
import { changeReminders } from '#domain/reminders/change_reminders'
import { sendDueReminders } from '#domain/reminders/send_due_reminders'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { reminderTextOf } from '#mails/reminder_texts'
import { renderRow } from '#mails/render_row'
import OutboxMail from '#models/outbox_mail'

/** Since when the demo's company reminds by itself. */
export const REMINDING_DAYS_AGO = 45

/** So that the second reminder of the invoice that every page shows went out yesterday. */
export async function startReminding(actor: Actor, now: DateTime): Promise<void> {
  const rules = [
    { days: -3, template: 'upcoming', enabled: false },
    { days: 4, template: 'overdue', enabled: true },
    { days: 11, template: 'overdue', enabled: true },
    { days: 30, template: 'final', enabled: true },
  ] as const
  await changeReminders({ enabled: true, rules: [...rules] }, { actor }, now)
}

/** The reminders of a day in the past. They were mailed on that day: nobody is mailed now. */
export async function remindOnce(day: DateTime): Promise<void> {
  const at = day.setZone(TIME_ZONE).startOf('day').set({ hour: 9 })
  await sendDueReminders(at, reminderTextOf)
  const waiting = await OutboxMail.query().where({ kind: 'reminder', state: 'queued' })
  for (const mail of waiting) {
    const { subject } = await renderRow(mail, {})
    await OutboxMail.query()
      .where('id', mail.id)
      .update({
        ...{ state: 'sent', subject, attempts: 1 },
        ...{ sent_at: iso(at), created_at: iso(at), updated_at: iso(at) },
      })
  }
}

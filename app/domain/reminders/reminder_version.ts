import { createHash } from 'node:crypto'
import type { ReminderSettings } from '#domain/reminders/reminder_settings'

/** What says whether somebody changed the settings meanwhile. */
export function reminderVersion(settings: ReminderSettings): string {
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16)
}

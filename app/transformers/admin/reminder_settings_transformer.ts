import { BaseTransformer } from '@adonisjs/core/transformers'
import type {
  ReminderSettings,
  ReminderTemplate,
  ReminderText,
} from '#domain/reminders/reminder_settings'
import { iso } from '#domain/shared/iso'
import type ReminderRun from '#models/reminder_run'

/** The words of a template in one language, and whether they are the company's own. */
type WordedText = ReminderText & {
  language: string
  template: ReminderTemplate
  isOwn: boolean
}

/** Rules and words of reminders, and when they last went out. */
export default class ReminderSettingsTransformer extends BaseTransformer<{
  settings: ReminderSettings
  version: string
  texts: WordedText[]
  placeholders: readonly string[]
  lastRun: ReminderRun | null
}> {
  toObject() {
    const { settings, version, texts, placeholders, lastRun } = this.resource
    return {
      enabled: settings.enabled,
      // 0 to 23, where the company is.
      hour: settings.hour,
      rules: settings.rules.map(({ days, template, enabled }) => ({ days, template, enabled })),
      texts,
      placeholders: [...placeholders],
      // To be sent back with a change, so that nobody overwrites what they have not seen.
      version,
      lastRun: lastRun && {
        day: lastRun.day,
        sent: lastRun.sent,
        skipped: lastRun.skipped,
        at: iso(lastRun.createdAt),
      },
    }
  }
}

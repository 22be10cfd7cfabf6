import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import { PLACEHOLDERS } from '#domain/reminders/placeholders'
import { REMINDER_TEMPLATES, type ReminderSettings } from '#domain/reminders/reminder_settings'
import { reminderVersion } from '#domain/reminders/reminder_version'
import { lastRun } from '#domain/reminders/runs'
import { reminderTextOf } from '#mails/reminder_texts'
import ReminderSettingsTransformer from '#transformers/admin/reminder_settings_transformer'

/** Rules and words of reminders, in every language that the portal speaks. */
export async function presentReminderSettings(
  { serialize }: HttpContext,
  settings: ReminderSettings
) {
  const texts = i18nManager.supportedLocales().flatMap((language) =>
    REMINDER_TEMPLATES.map((template) => ({
      language,
      template,
      ...reminderTextOf(settings, language, template),
      isOwn: settings.texts[language]?.[template] !== undefined,
    }))
  )
  const version = reminderVersion(settings)
  const facts = { settings, version, texts, placeholders: PLACEHOLDERS, lastRun: await lastRun() }
  return serialize(ReminderSettingsTransformer.transform(facts))
}

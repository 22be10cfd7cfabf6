import type { ReminderTextOf } from '#domain/reminders/reminder_settings'
import { PLACEHOLDERS } from '#domain/reminders/placeholders'
import { translatorFor } from '#middleware/translator'

/** Each placeholder stands for itself in the catalogue's texts, until a letter is written. */
const themselves = Object.fromEntries(PLACEHOLDERS.map((name) => [name, `{${name}}`]))

/**
 * The words of a reminder in the reader's language: as the company has them in it, else as the
 * catalogue does, which falls back to English by itself.
 */
export const reminderTextOf: ReminderTextOf = ({ texts }, locale, template) => {
  const language = new Intl.Locale(locale).language
  return texts[language]?.[template] ?? defaultReminderText(locale, template)
}

/** The catalogue's words, with placeholders. */
function defaultReminderText(
  locale: string,
  template: Parameters<ReminderTextOf>[2]
): ReturnType<ReminderTextOf> {
  const t = translatorFor(locale)
  return {
    subject: t(`mails.reminder.${template}.subject`, themselves),
    body: t(`mails.reminder.${template}.body`, themselves),
  }
}

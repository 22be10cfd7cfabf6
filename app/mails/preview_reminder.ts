import { reminderMail, type ReminderParams } from '#domain/reminders/reminder_mail'
import type { ReminderTemplate, ReminderText } from '#domain/reminders/reminder_settings'
import type { ReminderPlan } from '#domain/reminders/remind_now'
import { addDays } from '#domain/reminders/rules_that_apply'
import type { Settings } from '#domain/settings/settings'
import { newPublicId } from '#domain/shared/public_id'
import { previewMail, type MailPreview } from '#mails/preview_mail'
import { reminderTextOf } from '#mails/reminder_texts'
import { translatorFor } from '#middleware/translator'
import OutboxMail from '#models/outbox_mail'

/** The mail to the first of those who would be reminded. */
export function previewPlan(
  { invoice, recipients: [first], template }: ReminderPlan,
  { reminders, company }: Settings,
  today: string
): Promise<MailPreview> {
  const text = reminderTextOf(reminders, first.locale, template)
  const about = { invoice, template, text, today, timeZone: company.timeZone }
  return preview(reminderMail(first, about).params, first.locale)
}

/** Days from the due date in a sample, by template. */
const SAMPLE_DAYS: Record<ReminderTemplate, number> = { upcoming: -3, overdue: 14, final: 30 }

/** How words that are being written would look, about an invoice that does not exist. */
export function previewSample(
  { language, template, ...text }: ReminderText & { language: string; template: ReminderTemplate },
  today: string
): Promise<MailPreview> {
  const t = translatorFor(language)
  const days = SAMPLE_DAYS[template]
  const name = days < 0 ? ('due' as const) : ('overdue' as const)
  const params: ReminderParams = {
    name: t('mails.reminder.sample.name'),
    clientName: t('mails.reminder.sample.client'),
    invoiceId: newPublicId(),
    number: 'A-0042',
    title: t('mails.reminder.sample.title'),
    status: { name, partlyPaid: false, days: Math.abs(days), on: null },
    dueOn: addDays(today, -days),
    amountMinor: 125_000,
    currency: 'EUR',
    template,
    text,
  }
  return preview(params, language)
}

function preview(params: Record<string, unknown>, locale: string): Promise<MailPreview> {
  const row = new OutboxMail()
  return previewMail(row.merge({ kind: 'reminder', params, locale, subject: null }))
}

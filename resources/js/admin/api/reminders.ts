import { admin, filled } from '~admin/api/client'
import type { Answer, Asked, Sent } from '~admin/wire'
import { asked, dataOf } from '~shared/asked'

/** Reminders of invoices: rules, words, what became of each, pauses, and reminding now. */
export const reminders = {
  settings: () => dataOf(admin.reminderSettings.show({})),
  change: (body: Sent<'admin.reminder_settings.update'>) =>
    dataOf(admin.reminderSettings.update({ body })),
  changeText: (place: TextPlace, body: Sent<'admin.reminder_texts.update'>) =>
    dataOf(admin.reminderTexts.update({ params: place, body })),
  dropText: (place: TextPlace, body: Sent<'admin.reminder_texts.destroy'>) =>
    dataOf(admin.reminderTexts.destroy({ params: place, body })),
  preview: (body: Sent<'admin.reminder_previews.store'>) =>
    dataOf(admin.reminderPreviews.store({ body })),
  /** Of rules on these days, or of those that are kept. */
  forecast: (days: number[] | null) =>
    dataOf(admin.reminderForecasts.show({ query: days === null ? {} : { days: days.join(',') } })),
  list: (query: Asked<'admin.reminders.index'>) =>
    asked(admin.reminders.index({ query: filled(query) })),
  pauses: (query: Asked<'admin.reminder_pauses.index'>) =>
    asked(admin.reminderPauses.index({ query: filled(query) })),
  plan: (invoiceId: string) =>
    dataOf(admin.invoiceReminders.show({ params: { id: invoiceId }, query: {} })),
  remind: (invoiceId: string, template: ReminderTemplate) =>
    dataOf(admin.invoiceReminders.store({ params: { id: invoiceId }, body: { template } })),
}

/** Where reminders may be paused: for a client, or for one invoice. */
export type PausePlace = { kind: 'client' | 'invoice'; id: string }

export const pauses = {
  show: ({ kind, id }: PausePlace) =>
    kind === 'client'
      ? dataOf(admin.clientReminderPauses.show({ params: { id } }))
      : dataOf(admin.invoiceReminderPauses.show({ params: { id } })),
  put: ({ kind, id }: PausePlace, body: Sent<'admin.client_reminder_pauses.update'>) =>
    kind === 'client'
      ? dataOf(admin.clientReminderPauses.update({ params: { id }, body }))
      : dataOf(admin.invoiceReminderPauses.update({ params: { id }, body })),
  end: ({ kind, id }: PausePlace) =>
    kind === 'client'
      ? dataOf(admin.clientReminderPauses.destroy({ params: { id } }))
      : dataOf(admin.invoiceReminderPauses.destroy({ params: { id } })),
}

type TextPlace = { language: string; template: ReminderTemplate }

export type ReminderSettings = Answer<'admin.reminder_settings.show'>['data']
export type ReminderTemplate = ReminderSettings['rules'][number]['template']
export type Forecast = Answer<'admin.reminder_forecasts.show'>['data']
export type ReminderRow = Answer<'admin.reminders.index'>['data'][number]
export type PauseRow = Answer<'admin.reminder_pauses.index'>['data'][number]

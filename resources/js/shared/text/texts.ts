import { IntlMessageFormat } from 'intl-messageformat'
import type access from '~lang/en/access.json'
import type account from '~lang/en/account.json'
import type activity from '~lang/en/activity.json'
import type admin from '~lang/en/admin.json'
import type adminActivity from '~lang/en/admin_activity.json'
import type adminImports from '~lang/en/admin_imports.json'
import type adminInvoices from '~lang/en/admin_invoices.json'
import type adminPayments from '~lang/en/admin_payments.json'
import type adminQuestions from '~lang/en/admin_questions.json'
import type adminAudit from '~lang/en/admin_audit.json'
import type adminSettings from '~lang/en/admin_settings.json'
import type adminStaff from '~lang/en/admin_staff.json'
import type adminClients from '~lang/en/admin_clients.json'
import type adminOverview from '~lang/en/admin_overview.json'
import type adminReminders from '~lang/en/admin_reminders.json'
import type adminMails from '~lang/en/admin_mails.json'
import type invoice from '~lang/en/invoice.json'
import type payLink from '~lang/en/pay_link.json'
import type portal from '~lang/en/portal.json'
import english from '~lang/en/shared.json'
import type viewing from '~lang/en/viewing.json'

export type ActivityKey =
  | `activity.${Exclude<keyof typeof activity, 'actions'>}`
  | `activity.actions.${keyof typeof activity.actions}`
export type TextKey =
  | keyof typeof english
  | keyof typeof access
  | keyof typeof portal
  | keyof typeof account
  | keyof typeof payLink
  | keyof typeof viewing
  | keyof typeof admin
  | keyof typeof adminMails
  | keyof typeof adminOverview
  | keyof typeof adminReminders
  | keyof typeof invoice
  | keyof typeof adminActivity
  | keyof typeof adminImports
  | keyof typeof adminInvoices
  | keyof typeof adminPayments
  | keyof typeof adminQuestions
  | keyof typeof adminClients
  | keyof typeof adminAudit
  | keyof typeof adminSettings
  | keyof typeof adminStaff
  | ActivityKey
export type TextValue = string | number | boolean | Date | null | undefined

type Catalogue = Partial<Record<TextKey, string>>

/** Catalogues by language; a language that is missing, or a text in it, falls back to English. */
const catalogues: Record<string, Catalogue> = { en: { ...english } }
const compiled = new Map<string, IntlMessageFormat>()

/** Pages that are loaded later bring their texts along, so that the first page is there sooner. */
export function addTexts(language: string, texts: Catalogue): void {
  catalogues[language] = { ...catalogues[language], ...texts }
}

/** The ICU message, parsed at its first use and kept. */
export function messageFor(key: TextKey, locale: string): IntlMessageFormat {
  const cacheKey = `${locale}|${key}`
  const known = compiled.get(cacheKey)
  if (known) return known
  const language = locale.split('-')[0] ?? 'en'
  const text = catalogues[language]?.[key] ?? catalogues.en?.[key]
  if (text === undefined) throw new Error(`No text ${key}: its catalogue is not loaded`)
  const made = new IntlMessageFormat(text, locale)
  compiled.set(cacheKey, made)
  return made
}

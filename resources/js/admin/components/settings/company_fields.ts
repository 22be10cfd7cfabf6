import type { Settings } from '~admin/api/settings'
import type { Sent } from '~admin/wire'
import type { TextKey } from '~shared/text/texts'

export const ABOUT_COMPANY = [
  ...(['name', 'legalName', 'addressLine', 'contactName', 'email', 'phone'] as const),
  ...(['hours', 'promise'] as const),
]
export const LANGUAGE_AND_TIME = ['locale', 'timeZone'] as const

export type CompanyField = (typeof ABOUT_COMPANY)[number] | (typeof LANGUAGE_AND_TIME)[number]
type Company = Settings['company']
/** A field that is empty holds ''. */
type Values = Record<CompanyField, string>

/** `path`: as the server names it. */
export const COMPANY: Record<CompanyField, { path: string; text: TextKey; hint?: TextKey }> = {
  name: { path: 'name', text: 'admin.settings.name', hint: 'admin.settings.name_hint' },
  legalName: {
    path: 'legalName',
    text: 'admin.settings.legal_name',
    hint: 'admin.settings.legal_name_hint',
  },
  addressLine: { path: 'addressLine', text: 'admin.settings.address' },
  contactName: { path: 'contact.name', text: 'admin.settings.contact_name' },
  email: {
    path: 'contact.email',
    text: 'admin.settings.email',
    hint: 'admin.settings.email_hint',
  },
  phone: { path: 'contact.phone', text: 'admin.settings.phone' },
  hours: { path: 'contact.hours', text: 'admin.settings.hours', hint: 'admin.settings.hours_hint' },
  promise: {
    path: 'contact.promise',
    text: 'admin.settings.promise',
    hint: 'admin.settings.promise_hint',
  },
  locale: { path: 'locale', text: 'admin.settings.locale', hint: 'admin.settings.locale_hint' },
  timeZone: { path: 'timeZone', text: 'admin.settings.time_zone' },
}

/** Characters that each holds at most. */
export const COMPANY_LENGTHS: Record<CompanyField, number> = {
  ...{ name: 120, legalName: 200, addressLine: 300, contactName: 200, email: 254, phone: 60 },
  ...{ hours: 200, promise: 200, locale: 35, timeZone: 64 },
}

export function companyValues({ contact, ...company }: Company): Values {
  return {
    name: company.name,
    legalName: company.legalName,
    addressLine: company.addressLine,
    contactName: contact.name ?? '',
    email: contact.email,
    phone: contact.phone ?? '',
    hours: contact.hours ?? '',
    promise: contact.promise ?? '',
    locale: company.locale,
    timeZone: company.timeZone,
  }
}

/** What was typed, as the server takes it: a note that is empty is none. */
export function companyChanges(changed: Partial<Values>): Sent<'admin.company_settings.update'> {
  const { name, legalName, addressLine, locale, timeZone, contactName, email, ...notes } = changed
  const contact = {
    ...(contactName !== undefined && { name: contactName.trim() || null }),
    ...(email !== undefined && { email: email.trim() }),
    ...Object.fromEntries(
      Object.entries(notes).map(([field, text]) => [field, text.trim() || null])
    ),
  }
  return {
    ...(name !== undefined && { name }),
    ...(legalName !== undefined && { legalName }),
    ...(addressLine !== undefined && { addressLine }),
    ...(locale !== undefined && { locale: locale.trim() }),
    ...(timeZone !== undefined && { timeZone }),
    ...(Object.keys(contact).length > 0 && { contact }),
  }
}

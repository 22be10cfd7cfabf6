import { normalizeEmail } from '#domain/accounts/email_address'
import { normalizeTaxNumber } from '#domain/imports/party_identity'

/** What staff and other systems say about a client; a text that is null is empty. */
export type ClientFields = {
  name: string
  legalName: string | null
  taxNumber: string | null
  contactName: string | null
  billingEmail: string | null
  phone: string | null
  line1: string | null
  line2: string | null
  city: string | null
  postcode: string | null
  region: string | null
  country: string | null
  locale: string
}

export type ClientField = keyof ClientFields

/** Characters that each holds at most. */
export const CLIENT_FIELD_LENGTHS: Record<ClientField | 'ref', number> = {
  ref: 100,
  name: 300,
  legalName: 300,
  taxNumber: 60,
  contactName: 200,
  billingEmail: 254,
  phone: 60,
  line1: 300,
  line2: 300,
  city: 150,
  postcode: 30,
  region: 150,
  country: 2,
  locale: 20,
}

export const CLIENT_FIELDS = Object.keys(CLIENT_FIELD_LENGTHS).filter(
  (name): name is ClientField => name !== 'ref'
)

type Cleaner = (text: string) => string | null

/** What is kept of a field that has a form of its own; null when it is not of that form. */
const CLEANERS: Partial<Record<ClientField, Cleaner>> = {
  taxNumber: normalizeTaxNumber,
  billingEmail: normalizeEmail,
  country: countryCode,
  locale: localeTag,
}

/** What is wrong with a field, for "… is no country". */
export const COMPLAINTS: Partial<Record<ClientField, string>> = {
  taxNumber: 'is no tax number',
  billingEmail: 'is no e-mail address',
  country: 'is no country (two letters, ISO 3166-1)',
  locale: 'is no language tag such as "en-IN"',
}

/** The text as it is kept, on one line, or null when the field cannot hold it. */
export function cleanField(field: ClientField, text: string): string | null {
  const line = text.replace(/[\r\n\t]+/g, ' ').trim()
  const clean = CLEANERS[field]
  const kept = clean ? clean(line) : line
  if (!kept || [...kept].length > CLIENT_FIELD_LENGTHS[field]) return null
  return kept
}

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** ISO 3166-1 alpha-2 in upper case. */
export function countryCode(text: string): string | null {
  const code = text.toUpperCase()
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && countries.of(code) ? code : null
}

/** BCP 47 with no more than a language, a script and a region. */
export function localeTag(text: string): string | null {
  try {
    const { baseName } = new Intl.Locale(text)
    return baseName
  } catch {
    // A RangeError: not of this form at all.
    return null
  }
}

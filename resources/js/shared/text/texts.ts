import { IntlMessageFormat } from 'intl-messageformat'
import english from '~lang/en/portal.json'

export type TextKey = keyof typeof english
export type TextValue = string | number | boolean | Date | null | undefined

/** Catalogues by language; a language that is missing, or a text in it, falls back to English. */
const catalogues: Record<string, Partial<Record<TextKey, string>>> = { en: english }
const compiled = new Map<string, IntlMessageFormat>()

/** The ICU message, parsed at its first use and kept. */
export function messageFor(key: TextKey, locale: string): IntlMessageFormat {
  const cacheKey = `${locale}|${key}`
  const known = compiled.get(cacheKey)
  if (known) return known
  const language = locale.split('-')[0] ?? 'en'
  const made = new IntlMessageFormat(catalogues[language]?.[key] ?? english[key], locale)
  compiled.set(cacheKey, made)
  return made
}

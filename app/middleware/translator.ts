import i18nManager from '@adonisjs/i18n/services/main'
import type { Translate } from '#domain/documents/document_parts'

/** Reads the ICU catalogue in the best language there is for a locale such as "en-IN". */
export function translatorFor(locale: string): Translate {
  const language = i18nManager.getSupportedLocaleFor([locale]) ?? i18nManager.defaultLocale
  const texts = i18nManager.locale(language)
  return (key, params) => texts.formatMessage(key, params)
}

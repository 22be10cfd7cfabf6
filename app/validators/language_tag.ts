import i18nManager from '@adonisjs/i18n/services/main'
import vine from '@vinejs/vine'

const spokenHere = vine.createRule((value, _options, field) => {
  if (typeof value !== 'string') return
  const tag = canonical(value)
  if (tag && i18nManager.supportedLocales().includes(tag.language)) {
    field.mutate(tag.toString(), field)
  } else field.report('The {{ field }} field must be a language', 'language', field)
})

function canonical(text: string): Intl.Locale | null {
  try {
    return new Intl.Locale(text)
  } catch {
    // A RangeError: not of this form at all.
    return null
  }
}

/** A language that the texts are there for, with a region for dates and amounts: "en-IN". */
export const languageTag = () => vine.string().maxLength(20).use(spokenHere())

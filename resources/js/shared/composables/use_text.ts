import { locale } from '~shared/composables/use_locale'
import { harmless } from '~shared/text/harmless'
import { messageFor, type TextKey, type TextValue } from '~shared/text/texts'

/** The one way to a visible text: `t('invoices.title')`, in the reader's language. */
export function useText() {
  return {
    t: (key: TextKey, values?: Record<string, TextValue>): string =>
      String(messageFor(key, locale.value).format(harmless(values))),
  }
}

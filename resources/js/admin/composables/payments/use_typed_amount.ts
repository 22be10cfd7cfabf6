import { useFormat } from '~shared/composables/use_format'
import { locale } from '~shared/composables/use_locale'
import { useText } from '~shared/composables/use_text'
import { exponentOf } from '~shared/format/currency'
import { parseAmount } from '~shared/format/parse_amount'

type Read = { amountMinor: number } | { fault: string }

/** What somebody typed as an amount of `currency`, in minor units, or why it is none. */
export function useTypedAmount() {
  const { t } = useText()
  const format = useFormat()

  return (typed: string, currency: string, mostMinor: number | null = null): Read => {
    const read = parseAmount(typed, locale.value, exponentOf(currency))
    if (read === 'too_precise') return { fault: t('admin.amount.precise', { currency }) }
    if (read === 'not_a_number' || read <= 0) return { fault: t('admin.amount.bad') }
    if (mostMinor !== null && read > mostMinor) {
      const most = format.money({ amountMinor: mostMinor, currency })
      return { fault: t('admin.amount.too_much', { most }) }
    }
    return { amountMinor: read }
  }
}

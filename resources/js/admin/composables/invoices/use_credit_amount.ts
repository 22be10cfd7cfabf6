import { computed, ref, toValue, type MaybeRefOrGetter } from 'vue'
import { locale } from '~shared/composables/use_locale'
import { useFormat } from '~shared/composables/use_format'
import { useText } from '~shared/composables/use_text'
import { exponentOf } from '~shared/format/currency'
import { parseAmount } from '~shared/format/parse_amount'
import type { Money } from '~shared/wire'

/** How much of what is left is taken back: all of it, or a part that somebody types. */
export function useCreditAmount(left: MaybeRefOrGetter<Money>) {
  const { t } = useText()
  const format = useFormat()
  const isPart = ref(false)
  const typed = ref('')

  /** In minor units, or why it is none. */
  const amount = computed(() => {
    const { amountMinor, currency } = toValue(left)
    return isPart.value ? parseAmount(typed.value, locale.value, exponentOf(currency)) : amountMinor
  })
  const money = computed<Money | null>(() => {
    const { amountMinor, currency } = toValue(left)
    const isUsable =
      typeof amount.value === 'number' && amount.value > 0 && amount.value <= amountMinor
    return isUsable ? { amountMinor: amount.value as number, currency } : null
  })
  const fault = computed<string | null>(() => {
    if (money.value) return null
    const { currency } = toValue(left)
    if (amount.value === 'too_precise') return t('admin.invoice.credit_precise', { currency })
    if (typeof amount.value === 'number' && amount.value > 0) {
      return t('admin.invoice.credit_too_much', { left: format.money(toValue(left)) })
    }
    return t('admin.invoice.credit_bad')
  })

  return { isPart, typed, money, fault }
}

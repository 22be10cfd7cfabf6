import { computed, ref, type Ref } from 'vue'
import { draftFor } from '~portal/transfer_draft'
import { exponentOf } from '~shared/format/currency'
import { parseAmount } from '~shared/format/parse_amount'
import { useFormat } from '~shared/composables/use_format'
import { locale } from '~shared/composables/use_locale'
import { useText } from '~shared/composables/use_text'
import type { InvoiceDetail, Money } from '~shared/wire'

/** All of an invoice or a part of it, typed as the reader writes amounts; never above what is left. */
export function usePartAmount(invoice: Ref<InvoiceDetail>) {
  const { t } = useText()
  const format = useFormat()
  const isPart = ref(false)
  const typed = ref('')
  /** A half-typed amount is no mistake yet. */
  const left = ref(false)

  const draft = draftFor(invoice.value.id)
  if (draft && draft.amountMinor < invoice.value.left.amountMinor) {
    const { currency } = invoice.value.left
    isPart.value = true
    typed.value = format.amount({ amountMinor: draft.amountMinor, currency })
  }

  const asPart = computed(() => isPart.value && invoice.value.can.payPart)
  const money = (amountMinor: number): Money => ({
    amountMinor,
    currency: invoice.value.left.currency,
  })
  const parsed = computed(() =>
    parseAmount(typed.value, locale.value, exponentOf(invoice.value.left.currency))
  )

  const fault = computed((): string | null => {
    if (!asPart.value) return null
    const { left: balance, partMinimum } = invoice.value
    if (parsed.value === 'too_precise') {
      return t('part.too_precise', { decimals: exponentOf(balance.currency) })
    }
    if (parsed.value === 'not_a_number') {
      return t('part.not_a_number', { example: format.amount(partMinimum) })
    }
    if (parsed.value > balance.amountMinor) {
      return t('part.too_much', { balance: format.money(balance) })
    }
    // All that is left may always be paid, however little it is.
    const isAll = parsed.value === balance.amountMinor
    if (parsed.value < partMinimum.amountMinor && !isAll) {
      return t('part.too_little', { minimum: format.money(partMinimum) })
    }
    return null
  })
  /** What would be charged; null while what is typed is no amount that may be paid. */
  const amount = computed((): Money | null => {
    if (!asPart.value) return invoice.value.left
    return fault.value === null && typeof parsed.value === 'number' ? money(parsed.value) : null
  })
  const remainder = computed(() =>
    amount.value ? money(invoice.value.left.amountMinor - amount.value.amountMinor) : null
  )

  return {
    isPart,
    typed,
    left,
    amount,
    remainder,
    /** Shown once the field was left, or paying was tried. */
    error: computed(() => (left.value ? fault.value : null)),
  }
}

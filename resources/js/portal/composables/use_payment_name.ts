import { useFormat } from '~shared/composables/use_format'
import { useText } from '~shared/composables/use_text'
import { isZero } from '~shared/format/money'
import type { PaymentRow } from '~shared/wire'

/** What a payment was for, in words. */
export function usePaymentName() {
  const { t } = useText()
  const format = useFormat()

  /** Money that no invoice took up, and that is there no more, is not waiting for one either. */
  function nameOf({ invoices, credit, kind, state }: PaymentRow): string {
    const [first, ...rest] = invoices
    if (!first) {
      const waits = state === 'pending' || (kind === 'payment' && !isZero(credit))
      return t(waits ? 'payments.on_account' : 'payments.not_used')
    }
    const name = first.title ?? first.number
    return rest.length ? t('payments.and_more', { name, count: rest.length }) : name
  }

  /** "€40.00 kept as credit": what of it the invoices did not take up; null when they took all. */
  const creditOf = ({ credit, invoices }: PaymentRow): string | null =>
    isZero(credit) || invoices.length === 0
      ? null
      : t('payments.rest_credit', { amount: format.money(credit) })

  /** Which invoice, and how much of the payment it took when that is not all. */
  function numberOf(payment: PaymentRow): string {
    const [first] = payment.invoices
    const credit = creditOf(payment)
    if (!first || (!first.title && !first.part && !credit)) return ''
    const number = first.part ? t('payments.part_of', { name: first.number }) : first.number
    if (!credit) return number
    return t('payments.counted', { name: number, amount: format.money(first.amount) })
  }

  return { nameOf, numberOf, creditOf }
}

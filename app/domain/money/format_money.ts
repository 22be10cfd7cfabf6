import type { Money } from '#domain/money/money'

/** As people in `locale` (language and region) write it: en-IN "₹1,80,332.00". */
export function formatMoney(money: Money, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency }).format(
    // As text, because a number would round what is beyond its digits.
    money.toDecimal() as Intl.StringNumericLiteral
  )
}

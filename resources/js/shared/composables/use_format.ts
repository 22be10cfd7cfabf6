import { companyClock, locale } from '~shared/composables/use_locale'
import * as dates from '~shared/format/dates'
import * as money from '~shared/format/money'
import type { ISODate, ISOTime, Money } from '~shared/wire'

/** Money and dates as the reader writes them; reactive to the account's locale. */
export function useFormat() {
  return {
    money: (value: Money) => money.formatMoney(value, locale.value),
    compact: (value: Money) => money.formatCompact(value, locale.value),
    amount: (value: Money) => money.formatAmount(value, locale.value),
    decimal: (value: string) => money.formatDecimal(value, locale.value),
    symbol: (currency: string) => money.currencySymbol(currency, locale.value),
    currency: (code: string) => money.currencyName(code, locale.value),
    date: (on: ISODate) => dates.formatDate(on, locale.value),
    day: (on: ISODate) => dates.formatDay(on, companyClock.value.today, locale.value),
    dayRange: (from: ISODate, to: ISODate) => dates.formatDayRange(from, to, locale.value),
    month: (on: ISODate) => dates.formatMonth(on, locale.value),
    shortMonth: (on: ISODate) => dates.formatShortMonth(on, locale.value),
    dateOf: (at: ISOTime) => dates.formatDateOf(at, companyClock.value.timeZone, locale.value),
    moment: (at: ISOTime) => dates.formatMoment(at, companyClock.value.timeZone, locale.value),
    clock: (at: Date) => dates.formatClock(at, locale.value),
    list: (items: string[]) =>
      new Intl.ListFormat(locale.value, { style: 'long', type: 'conjunction' }).format(items),
  }
}

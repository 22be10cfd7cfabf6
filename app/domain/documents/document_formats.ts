import { currencyExponent } from '#domain/money/currency'
import { formatDecimal } from '#domain/money/decimal'

/**
 * Writes amounts, quantities and dates the way the reader's language and region do, always in
 * Latin digits and the Gregorian calendar: an invoice is read by two parties and by machines.
 */
export class DocumentFormats {
  readonly #tag: string
  readonly #exponent: number
  readonly #plain: Intl.NumberFormat
  readonly #money: Intl.NumberFormat

  /**
   * Throws RangeError for a malformed locale or an unknown currency.
   */
  constructor(
    locale: string,
    readonly currency: string
  ) {
    this.#tag = new Intl.Locale(locale, { numberingSystem: 'latn', calendar: 'gregory' }).toString()
    this.#exponent = currencyExponent(currency)
    const digits = {
      minimumFractionDigits: this.#exponent,
      maximumFractionDigits: this.#exponent,
    }
    this.#plain = new Intl.NumberFormat(this.#tag, digits)
    this.#money = new Intl.NumberFormat(this.#tag, { style: 'currency', currency, ...digits })
  }

  /** "₹2,30,332.00" */
  money(minor: number): string {
    return this.#write(this.#money, formatDecimal(minor, this.#exponent))
  }

  /** "2,30,332.00", for columns whose heading names the currency */
  amount(minor: number): string {
    return this.#write(this.#plain, formatDecimal(minor, this.#exponent))
  }

  /** A unit price: at least the currency's decimals, and every further one that it has */
  price(decimal: string): string {
    const format = new Intl.NumberFormat(this.#tag, {
      minimumFractionDigits: this.#exponent,
      maximumFractionDigits: 20,
    })
    return this.#write(format, decimal)
  }

  quantity(decimal: string): string {
    return this.#write(new Intl.NumberFormat(this.#tag, { maximumFractionDigits: 20 }), decimal)
  }

  /** "18%" from "18.00" */
  percent(decimal: string): string {
    const format = new Intl.NumberFormat(this.#tag, {
      style: 'unit',
      unit: 'percent',
      maximumFractionDigits: 20,
    })
    return this.#write(format, decimal)
  }

  /** "25 Oct 2026" from "2026-10-25" */
  date(day: string): string {
    return this.#date(day, { day: 'numeric', month: 'short', year: 'numeric' })
  }

  /** "8 Nov", or with its year when that is not the year of `besides` */
  shortDate(day: string, besides: string): string {
    if (day.slice(0, 4) !== besides.slice(0, 4)) return this.date(day)
    return this.#date(day, { day: 'numeric', month: 'short' })
  }

  /** "5 Nov 2026, 2:32 pm IST" */
  moment(iso: string, timeZone: string): string {
    return new Intl.DateTimeFormat(this.#tag, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
      timeZone,
    }).format(new Date(iso))
  }

  #date(day: string, options: Intl.DateTimeFormatOptions): string {
    const format = new Intl.DateTimeFormat(this.#tag, { ...options, timeZone: 'UTC' })
    return format.format(new Date(`${day}T00:00:00Z`))
  }

  /**
   * Decimal strings are formatted as they are, digit by digit: a number would round them.
   */
  #write(format: Intl.NumberFormat, decimal: string): string {
    const exact = decimal.trim().replace(/^\+/, '') as Intl.StringNumericLiteral
    return format
      .formatToParts(exact)
      .map((part) => (part.type === 'minusSign' ? '−' : part.value))
      .join('')
  }
}

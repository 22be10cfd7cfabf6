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
  readonly #price: Intl.NumberFormat
  readonly #quantity: Intl.NumberFormat
  readonly #percent: Intl.NumberFormat

  /**
   * Throws RangeError for a malformed locale or an unknown currency.
   */
  constructor(
    locale: string,
    readonly currency: string
  ) {
    this.#tag = new Intl.Locale(locale, { numberingSystem: 'latn', calendar: 'gregory' }).toString()
    this.#exponent = currencyExponent(currency)
    const least = { minimumFractionDigits: this.#exponent }
    const exact = { ...least, maximumFractionDigits: this.#exponent }
    const all = { maximumFractionDigits: 20 }
    this.#plain = numberFormat(this.#tag, exact)
    this.#money = numberFormat(this.#tag, { style: 'currency', currency, ...exact })
    this.#price = numberFormat(this.#tag, { ...least, ...all })
    this.#quantity = numberFormat(this.#tag, all)
    this.#percent = numberFormat(this.#tag, { style: 'unit', unit: 'percent', ...all })
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
    return this.#write(this.#price, decimal)
  }

  quantity(decimal: string): string {
    return this.#write(this.#quantity, decimal)
  }

  /** "18%" from "18.00" */
  percent(decimal: string): string {
    return this.#write(this.#percent, decimal)
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
    const format = dateFormat(this.#tag, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
      timeZone,
    })
    return format.format(new Date(iso))
  }

  #date(day: string, options: Intl.DateTimeFormatOptions): string {
    const format = dateFormat(this.#tag, { ...options, timeZone: 'UTC' })
    return format.format(new Date(`${day}T00:00:00Z`))
  }

  /**
   * Decimal strings are formatted as they are, digit by digit: a number would round them.
   */
  #write(format: Intl.NumberFormat, decimal: string): string {
    const exact = decimal.trim().replace(/^\+/, '') as Intl.StringNumericLiteral
    const text = format.format(exact)
    return exact.startsWith('-') ? text.replace(/[-\u2010-\u2015]/, '−') : text
  }
}

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

/**
 * Making one takes longer than all of its uses on a page; there are few locales and currencies.
 */
function numberFormat(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return remembered(`${tag} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(tag, options))
}

function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`
  return remembered(key, () => new Intl.DateTimeFormat(tag, options))
}

function remembered<Format extends Intl.NumberFormat | Intl.DateTimeFormat>(
  key: string,
  make: () => Format
): Format {
  const known = formats.get(key)
  if (known) return known as Format
  if (formats.size >= 500) formats.clear()
  const format = make()
  formats.set(key, format)
  return format
}

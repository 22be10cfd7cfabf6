import { allocate, dinero, toSnapshot } from 'dinero.js'
import { currencyExponent } from '#domain/money/currency'
import { parseDecimal, formatDecimal } from '#domain/money/decimal'

/**
 * An amount of one currency in integer minor units (cents, paise; yen have none).
 * Immutable. Adding two currencies throws TypeError: it is a bug, never a rounding question.
 */
export class Money {
  private constructor(
    readonly currency: string,
    readonly amountMinor: number
  ) {}

  /**
   * Throws RangeError for an unknown currency or an amount that is not a safe integer.
   */
  static of(currency: string, amountMinor: number): Money {
    currencyExponent(currency)
    if (!Number.isSafeInteger(amountMinor)) {
      throw new RangeError(`${amountMinor} is not a safe integer amount of minor units`)
    }
    // Negative zero would print as "-0" and compare as another value in JSON.
    return new Money(currency, amountMinor === 0 ? 0 : amountMinor)
  }

  static zero(currency: string): Money {
    return Money.of(currency, 0)
  }

  /**
   * Reads a decimal such as "1234.5"; null when it is no number or has more non-zero
   * decimals than the currency knows (JPY "10.50").
   */
  static parse(currency: string, decimal: string): Money | null {
    const minor = parseDecimal(decimal, currencyExponent(currency))
    return minor === null ? null : Money.of(currency, minor)
  }

  static sum(currency: string, amounts: Money[]): Money {
    return amounts.reduce((sum, amount) => sum.plus(amount), Money.zero(currency))
  }

  plus(other: Money): Money {
    return Money.of(this.currency, this.amountMinor + this.minorOf(other))
  }

  minus(other: Money): Money {
    return Money.of(this.currency, this.amountMinor - this.minorOf(other))
  }

  negated(): Money {
    return Money.of(this.currency, -this.amountMinor)
  }

  /**
   * Splits by integer weights without losing a unit: remainders go to the first shares.
   */
  allocate(weights: number[]): Money[] {
    const whole = dinero({
      amount: this.amountMinor,
      currency: { code: this.currency, base: 10, exponent: currencyExponent(this.currency) },
    })
    return allocate(whole, weights).map((share) =>
      Money.of(this.currency, toSnapshot(share).amount)
    )
  }

  min(other: Money): Money {
    return this.minorOf(other) < this.amountMinor ? other : this
  }

  equals(other: Money): boolean {
    return this.currency === other.currency && this.amountMinor === other.amountMinor
  }

  isMoreThan(other: Money): boolean {
    return this.amountMinor > this.minorOf(other)
  }

  get isZero(): boolean {
    return this.amountMinor === 0
  }

  get isPositive(): boolean {
    return this.amountMinor > 0
  }

  get isNegative(): boolean {
    return this.amountMinor < 0
  }

  /** "1234.50", with exactly the currency's decimals. */
  toDecimal(): string {
    return formatDecimal(this.amountMinor, currencyExponent(this.currency))
  }

  toString(): string {
    return `${this.currency} ${this.toDecimal()}`
  }

  /** The shape on the wire. */
  toJSON(): { amountMinor: number; currency: string } {
    return { amountMinor: this.amountMinor, currency: this.currency }
  }

  private minorOf(other: Money): number {
    if (other.currency !== this.currency) {
      throw new TypeError(`${this.currency} and ${other.currency} cannot be combined`)
    }
    return other.amountMinor
  }
}

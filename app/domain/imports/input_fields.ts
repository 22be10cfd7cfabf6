import type { InputProblem } from '#domain/imports/invoice_input'
import { LIMITS, MOST_MINOR } from '#domain/imports/limits'
import { readCountry } from '#domain/imports/scalars'
import { invalid, missing, readAmount, readDate } from '#domain/imports/tables/read_value'
import type { Notation, Values } from '#domain/imports/tables/table_row'
import { Money } from '#domain/money/money'

/** More problems than these tell nobody anything new about one invoice. */
const MAX_PROBLEMS = 20

/** Reads the cells of one row, and collects what is wrong with them. */
export class InputFields {
  constructor(
    private values: Values,
    private line: number,
    private notation: Notation,
    readonly problems: InputProblem[],
    /** What the file calls a column. */
    private nameOf: (column: string) => string = (column) => column
  ) {}

  /** One line of text. */
  text(column: string, limit: number = LIMITS.reference): string | null {
    const text = this.values.get(column)?.replace(/\s+/g, ' ')
    return text === undefined ? null : this.bounded(column, text, limit)
  }

  required(column: string, limit: number = LIMITS.reference): string {
    return this.text(column, limit) ?? this.miss(column)
  }

  /** Text of several lines. */
  prose(column: string): string | null {
    const text = this.values.get(column)?.replace(/\r\n?/g, '\n')
    return text === undefined ? null : this.bounded(column, text, LIMITS.prose)
  }

  oneOf<Word extends string>(column: string, words: readonly Word[], otherwise: Word): Word {
    const text = this.values.get(column)
    if (text === undefined) return otherwise
    const word = words.find((one) => one.toLowerCase() === text.toLowerCase())
    return word ?? this.reject(column, text, `is none of ${words.join(', ')}`, otherwise)
  }

  country(column: string): string | null {
    const text = this.values.get(column)
    if (text === undefined) return null
    return readCountry(text) ?? this.reject(column, text, 'is no code of two letters', null)
  }

  date(column: string): string | null {
    const read = readDate(this.values, column, this.notation.dates)
    return read.ok ? read.value : this.report(read.code, read.details, null)
  }

  requiredDate(column: string): string {
    return this.values.has(column) ? (this.date(column) ?? '') : this.miss(column)
  }

  /** An exact decimal. */
  decimal(column: string, limit: number = LIMITS.quantity): string | null {
    const read = readAmount(this.values, column, this.notation.decimal)
    if (!read.ok) return this.report(read.code, read.details, null)
    return read.value === null ? null : this.bounded(column, read.value, limit)
  }

  requiredDecimal(column: string): string {
    return this.values.has(column) ? (this.decimal(column) ?? '0') : this.miss(column) || '0'
  }

  amount(column: string, currency: string): Money | null {
    const decimal = this.decimal(column)
    if (decimal === null) return null
    const money = Money.parse(currency, decimal)
    if (money && Math.abs(money.amountMinor) <= MOST_MINOR) return money
    return this.reject(column, decimal, `is no amount in ${currency}`, null)
  }

  reject<Value>(column: string, text: string, complaint: string, instead: Value): Value {
    const read = invalid(column, text, complaint)
    return this.report(read.code, read.details, instead)
  }

  add(code: string, column: string | null, message: string): void {
    if (this.problems.length < MAX_PROBLEMS) {
      const place = column === null ? null : this.nameOf(column)
      this.problems.push({ code, line: this.line, column: place, message })
    }
  }

  private miss(column: string): string {
    const { code, details } = missing(this.nameOf(column))
    return this.report(code, { ...details, column }, '')
  }

  private bounded(column: string, text: string, limit: number): string | null {
    if (text.length <= limit) return text
    this.add('too_long', column, `The text is longer than ${limit} characters.`)
    return null
  }

  private report<Value>(
    code: string,
    { column, message }: { column: string; message: string },
    instead: Value
  ): Value {
    this.add(code, column, message)
    return instead
  }
}

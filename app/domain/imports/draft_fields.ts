import { Money } from '#domain/money/money'
import type { DraftProblem } from '#domain/imports/invoice_draft'
import { readDate, readDecimal } from '#domain/imports/scalars'
import { LIMITS, MOST_MINOR } from '#domain/imports/limits'
import type { Term } from '#domain/imports/terms'
import type { XmlNode } from '#domain/imports/xml_node'

const MAX_PROBLEMS = 50

/**
 * Reads typed values out of a document and gathers what is wrong with them, so that whoever
 * handed the file in sees every problem at once. After a problem a harmless value stands in;
 * the draft is used only if `problems` stayed empty.
 */
export class DraftFields {
  readonly problems: DraftProblem[] = []

  constructor(readonly currency: string) {}

  /** One line of text: white space runs become one space. */
  line(parent: XmlNode | null, path: string, limit: number = LIMITS.reference): string | null {
    const node = parent?.first(path)
    return node ? this.bounded(node, node.text.replace(/\s+/g, ' '), limit) : null
  }

  /** Text with its line breaks; several elements become one text, a line break between them. */
  block(parent: XmlNode | null, path: string, limit: number = LIMITS.prose): string | null {
    const nodes = parent?.all(path) ?? []
    const text = nodes
      .map((node) => tidy(node.text))
      .filter((part) => part !== '')
      .join('\n')
    return nodes.length > 0 ? this.bounded(nodes[0], text, limit) : null
  }

  requiredLine(
    parent: XmlNode,
    path: string,
    term: Term,
    limit: number = LIMITS.reference
  ): string {
    if (!parent.first(path)?.text) return this.missing(parent, path, term, '')
    return this.line(parent, path, limit) ?? ''
  }

  /** "0088:5790000436057", or the value alone where no scheme is given. */
  coded(node: XmlNode | null, scheme = 'schemeID', limit: number = LIMITS.code): string | null {
    if (!node || node.text === '') return null
    const list = node.attribute(scheme)
    const value = node.text.replace(/\s+/g, ' ')
    return this.bounded(node, list ? `${list}:${value}` : value, limit)
  }

  /** An attribute that is a short code, such as a unit. */
  attribute(node: XmlNode | null, name: string, limit: number): string | null {
    const value = node?.attribute(name) ?? null
    return node && value !== null ? this.bounded(node, value, limit) : null
  }

  date(parent: XmlNode | null, path: string, term: Term): string | null {
    const node = parent?.first(path)
    if (!node || node.text === '') return null
    const date = readDate(node.text, node.attribute('format'))
    return date ?? this.invalid(node, term, 'is not a date of the calendar', null)
  }

  requiredDate(parent: XmlNode, path: string, term: Term): string {
    if (!parent.first(path)?.text) return this.missing(parent, path, term, '')
    return this.date(parent, path, term) ?? ''
  }

  decimal(
    parent: XmlNode | null,
    path: string,
    term: Term,
    limit: number = LIMITS.quantity
  ): string | null {
    const node = parent?.first(path)
    if (!node || node.text === '') return null
    const decimal = readDecimal(node.text)
    if (decimal === null) return this.invalid(node, term, 'is not a decimal number', null)
    return this.bounded(node, decimal, limit)
  }

  /** A percentage. */
  rate(parent: XmlNode | null, path: string, term: Term): string | null {
    return this.decimal(parent, path, term, LIMITS.rate)
  }

  requiredDecimal(parent: XmlNode, path: string, term: Term): string {
    if (!parent.first(path)?.text) return this.missing(parent, path, term, '0')
    return this.decimal(parent, path, term) ?? '0'
  }

  /** An amount in the invoice's currency; a `currencyID` that says otherwise is a problem. */
  amount(parent: XmlNode | null, path: string, term: Term): Money | null {
    const node = parent?.first(path)
    return node && node.text !== '' ? this.amountOf(node, term) : null
  }

  requiredAmount(parent: XmlNode, path: string, term: Term): Money {
    if (!parent.first(path)?.text) {
      return this.missing(parent, path, term, Money.zero(this.currency))
    }
    return this.amount(parent, path, term) ?? Money.zero(this.currency)
  }

  amountOf(node: XmlNode, term: Term): Money | null {
    const currency = node.attribute('currencyID')
    if (currency !== null && currency !== this.currency) {
      const message = `is in ${currency}, but the invoice is in ${this.currency}`
      return this.invalid(node, { ...term, rule: 'BT-5' }, message, null)
    }
    const money = Money.parse(this.currency, node.text)
    if (!money) return this.invalid(node, term, `is not an amount in ${this.currency}`, null)
    if (Math.abs(money.amountMinor) > MOST_MINOR) {
      return this.invalid(node, term, 'is more than an invoice can ask here', null)
    }
    return money
  }

  missing<Value>(parent: XmlNode, path: string, term: Term, instead: Value): Value {
    const message = `The ${term.what} is missing.`
    this.report({ code: 'missing', place: parent.placeOf(path), rule: term.rule, message })
    return instead
  }

  invalid<Value>(node: XmlNode, term: Term, complaint: string, instead: Value): Value {
    const message = `The ${term.what} "${node.text.slice(0, 60)}" ${complaint}.`
    this.report({ code: 'invalid', place: node.place, rule: term.rule, message })
    return instead
  }

  private bounded(node: XmlNode, text: string, limit: number): string | null {
    if (text.length <= limit) return text || null
    const message = `The text is longer than ${limit} characters.`
    this.report({ code: 'too_long', place: node.place, rule: null, message })
    return null
  }

  private report(problem: DraftProblem): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem)
  }
}

function tidy(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
}

import { nameIn, readCurrency } from '#domain/imports/draft_from_input'
import { InputFields } from '#domain/imports/input_fields'
import type { InputProblem } from '#domain/imports/invoice_input'
import { INVOICE_FORMAT, inputOf } from '#domain/imports/read_json'
import { priceLines, type Priced } from '#domain/imports/price_lines'
import { readInputLine } from '#domain/imports/read_input_line'
import { Money } from '#domain/money/money'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/** More lines than anybody types; a file takes more. */
const MOST_LINES = 200

/**
 * What lines of the format invoice.v1 come to while somebody writes them, by the very rules of an
 * import: net amounts, taxes and totals. The rest of the document may be missing; nothing is written.
 */
export function previewTotals(
  document: Record<string, unknown>
): Done<Priced> | Refused<'invoice_refused', { problems: InputProblem[] }> {
  const read = inputOf({ ...document, format: INVOICE_FORMAT }, 1)
  if (!('input' in read)) return refused('invoice_refused', { problems: read.problems })

  const { input } = read
  const problems: InputProblem[] = []
  const head = new InputFields(input.head, 1, input.notation, problems, nameIn(input))
  const currency = readCurrency(head)
  if (input.lines.length === 0 || input.lines.length > MOST_LINES) {
    head.add('invalid', null, `An invoice that is written here has 1 to ${MOST_LINES} lines.`)
    return refused('invoice_refused', { problems })
  }
  const lines = input.lines.map(({ line, values }, index) => {
    const fields = new InputFields(values, line, input.notation, problems, nameIn(input, index))
    return readInputLine(fields, index + 1)
  })
  const priced = problems.length > 0 ? null : priceLines(lines, Money.zero(currency), currency)
  if (priced) return done(priced)
  if (problems.length === 0) {
    head.add('invalid', null, 'The amounts are more than an invoice can ask here.')
  }
  return refused('invoice_refused', { problems })
}

import { Money } from '#domain/money/money'
import { checkTaxes } from '#domain/imports/check_taxes'
import type { DraftProblem, InvoiceDraft, TotalsDraft } from '#domain/imports/invoice_draft'

/** A total, or the number of a row in the tax breakdown. */
export type CheckedTerm = keyof TotalsDraft | number

type Check = { term: keyof TotalsDraft; rule: string; equation: string; expected: bigint }

/**
 * Whether a document's own totals hold, exactly, to the minor unit: EN 16931's BR-CO-10 to
 * BR-CO-16, and its tax breakdown within the tolerance of BR-CO-17. Nothing is ever corrected.
 * `placeOf` tells where a total stands in the file it came from.
 */
export function checkTotals(
  draft: InvoiceDraft,
  placeOf: (term: CheckedTerm) => string | null = () => null
): DraftProblem[] {
  const { totals } = draft
  const wrong = equations(draft).filter((check) => minor(totals[check.term]) !== check.expected)
  const problems = wrong.map(({ term, rule, equation, expected }) => ({
    code: 'arithmetic',
    place: placeOf(term),
    rule,
    message: `${equation} does not hold: the file says ${totals[term]}, we get ${show(draft.currency, expected)}.`,
  }))
  return [...problems, ...checkTaxes(draft, placeOf)]
}

function equations({ totals, lines, adjustments, taxes }: InvoiceDraft): Check[] {
  const sumOf = (kind: 'allowance' | 'charge') =>
    sum(adjustments.filter((one) => one.kind === kind).map((one) => one.amount))
  return [
    {
      term: 'lines',
      rule: 'BR-CO-10',
      equation: 'Sum of line net amounts (BT-106) = Σ BT-131',
      expected: sum(lines.map((line) => line.net)),
    },
    {
      term: 'allowances',
      rule: 'BR-CO-11',
      equation: 'Sum of allowances (BT-107) = Σ BT-92',
      expected: sumOf('allowance'),
    },
    {
      term: 'charges',
      rule: 'BR-CO-12',
      equation: 'Sum of charges (BT-108) = Σ BT-99',
      expected: sumOf('charge'),
    },
    {
      term: 'taxExclusive',
      rule: 'BR-CO-13',
      equation: 'Total without tax (BT-109) = BT-106 − BT-107 + BT-108',
      expected: minor(totals.lines) - minor(totals.allowances) + minor(totals.charges),
    },
    {
      term: 'tax',
      rule: 'BR-CO-14',
      equation: 'Total tax (BT-110) = Σ BT-117',
      expected: sum(taxes.map((row) => row.tax)),
    },
    {
      term: 'taxInclusive',
      rule: 'BR-CO-15',
      equation: 'Total with tax (BT-112) = BT-109 + BT-110',
      expected: minor(totals.taxExclusive) + minor(totals.tax),
    },
    {
      term: 'due',
      rule: 'BR-CO-16',
      equation: 'Amount due (BT-115) = BT-112 − BT-113 + BT-114',
      expected: minor(totals.taxInclusive) - minor(totals.prepaid) + minor(totals.rounding),
    },
  ]
}

/** In big integers: a hostile file's amounts may add up past what a number holds exactly. */
function sum(amounts: Money[]): bigint {
  return amounts.reduce((total, amount) => total + minor(amount), 0n)
}

function minor(amount: Money): bigint {
  return BigInt(amount.amountMinor)
}

function show(currency: string, minorUnits: bigint): string {
  const units = Number(minorUnits)
  return Number.isSafeInteger(units) ? `${Money.of(currency, units)}` : 'far more'
}

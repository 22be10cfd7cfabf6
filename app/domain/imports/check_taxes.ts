import { currencyExponent } from '#domain/money/currency'
import type { DraftProblem, InvoiceDraft, TaxDraft } from '#domain/imports/invoice_draft'

/** Categories that carry no tax, and the prefix of their rules (BR-Z-09 and so on). */
const WITHOUT_TAX = new Map([
  ['Z', 'BR-Z'],
  ['E', 'BR-E'],
  ['AE', 'BR-AE'],
  ['K', 'BR-IC'],
  ['G', 'BR-G'],
  ['O', 'BR-O'],
])

/**
 * Each row of the tax breakdown: taxable amount × rate = tax, within less than one whole unit of
 * the currency. That is the tolerance of the norm's official validators for BR-CO-17 (several
 * tax offices let sellers round per line); for CII they take exactly one unit too, but not for
 * the standard rate (BR-S-09). Rates below one half count as none, as they do there.
 */
export function checkTaxes(
  draft: InvoiceDraft,
  placeOf: (row: number) => string | null
): DraftProblem[] {
  return draft.taxes.flatMap((row, index) => {
    const rule = brokenRule(draft, row)
    if (rule === null) return []
    const rate = row.rate === null ? 'no rate' : `${row.rate} %`
    const message = `The tax of ${row.tax} does not follow from ${row.taxable} at ${rate} (category ${row.category}).`
    return [{ code: 'arithmetic', place: placeOf(index), rule, message }]
  })
}

function brokenRule({ currency, source }: InvoiceDraft, row: TaxDraft): string | null {
  const prefix = WITHOUT_TAX.get(row.category)
  if (prefix) return row.tax.isZero ? null : `${prefix}-09`
  if (row.rate === null) return 'BR-48'

  // At least two decimals, as the validators have it: yen may be rounded down as well as up.
  const exponent = currencyExponent(currency)
  const precision = 10n ** BigInt(Math.max(exponent, 2) - exponent)
  const unit = 10n ** BigInt(exponent) * precision
  const tax = absolute(BigInt(row.tax.amountMinor)) * precision
  const taxable = absolute(BigInt(row.taxable.amountMinor)) * precision
  const { units, scale } = fraction(row.rate)
  if (absolute(units) * 2n < scale) return tax * 2n < unit ? null : 'BR-CO-17'

  const distance = absolute(tax - roundHalfUp(taxable * units, 100n * scale))
  const allowed = source === 'cii' && row.category !== 'S' ? distance <= unit : distance < unit
  return allowed ? null : 'BR-CO-17'
}

/** "19.5" is 195/10. */
function fraction(decimal: string): { units: bigint; scale: bigint } {
  const [whole, decimals = ''] = decimal.split('.')
  return { units: BigInt(`${whole}${decimals}`), scale: 10n ** BigInt(decimals.length) }
}

function roundHalfUp(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor)
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}

import { currencyExponent } from '#domain/money/currency'
import { Money } from '#domain/money/money'
import type { LineDraft, TaxDraft, TotalsDraft } from '#domain/imports/invoice_draft'
import { MOST_MINOR } from '#domain/imports/limits'

/** A line without its net amount, and why it bears no tax. */
export type UnpricedLine = Omit<LineDraft, 'net'> & { exemptionReason: string | null }

export type Priced = { lines: LineDraft[]; taxes: TaxDraft[]; totals: TotalsDraft }

/**
 * What lines come to, by EN 16931: a line's net amount is quantity × price, rounded half up
 * (BT-131); the tax of a category and rate is on the sum of its lines, rounded once (BR-CO-17).
 * Exact until it is rounded. Null when something is more than an invoice can ask here.
 */
export function priceLines(
  unpriced: UnpricedLine[],
  prepaid: Money,
  currency: string
): Priced | null {
  const scale = BigInt(currencyExponent(currency))
  const nets = unpriced.map((line) => netOf(line, scale))
  const groups = new Map<string, { line: UnpricedLine; taxable: bigint; reason: string | null }>()
  for (const [index, line] of unpriced.entries()) {
    const key = `${line.taxCategory} ${line.taxRate ?? ''}`
    const known = groups.get(key)
    groups.set(key, {
      line: known?.line ?? line,
      taxable: (known?.taxable ?? 0n) + nets[index],
      reason: known?.reason ?? line.exemptionReason,
    })
  }
  const taxed = [...groups.values()].map((group) => ({ ...group, tax: taxOf(group) }))

  const net = sum(nets)
  const tax = sum(taxed.map((group) => group.tax))
  const total = net + tax
  const all = [...nets, ...taxed.flatMap((group) => [group.taxable, group.tax]), net, tax, total]
  if (all.some((minor) => magnitude(minor) > BigInt(MOST_MINOR))) return null

  const money = (minor: bigint) => Money.of(currency, Number(minor))
  return {
    lines: unpriced.map(({ exemptionReason: _, ...line }, index) => ({
      ...line,
      net: money(nets[index]),
    })),
    taxes: taxed.map(({ line, taxable, tax: ofGroup, reason }) => ({
      category: line.taxCategory,
      rate: line.taxRate,
      taxable: money(taxable),
      tax: money(ofGroup),
      exemptionReason: reason,
    })),
    totals: {
      lines: money(net),
      allowances: Money.zero(currency),
      charges: Money.zero(currency),
      taxExclusive: money(net),
      tax: money(tax),
      taxInclusive: money(total),
      prepaid,
      rounding: Money.zero(currency),
      due: money(total).minus(prepaid),
    },
  }
}

function netOf({ quantity, unitPrice }: UnpricedLine, scale: bigint): bigint {
  const one = fraction(quantity)
  const other = fraction(unitPrice)
  return rounded(one.units * other.units * 10n ** scale, one.scale * other.scale)
}

function taxOf({ line, taxable }: { line: UnpricedLine; taxable: bigint }): bigint {
  const rate = fraction(line.taxRate ?? '0')
  return rounded(taxable * rate.units, 100n * rate.scale)
}

/** "19.5" is 195/10, "-0.5" is -5/10. */
function fraction(decimal: string): { units: bigint; scale: bigint } {
  const [whole, decimals = ''] = decimal.split('.')
  return { units: BigInt(`${whole}${decimals}`), scale: 10n ** BigInt(decimals.length) }
}

/** Half a unit goes away from zero, so that a credit note mirrors its invoice. */
function rounded(dividend: bigint, divisor: bigint): bigint {
  const positive = (2n * magnitude(dividend) + divisor) / (2n * divisor)
  return dividend < 0n ? -positive : positive
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

function sum(values: bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n)
}

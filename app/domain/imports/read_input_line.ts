import type { InputFields } from '#domain/imports/input_fields'
import { LIMITS } from '#domain/imports/limits'
import type { UnpricedLine } from '#domain/imports/price_lines'

/** Categories of UNTDID 5305 that EN 16931 allows. */
const CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'] as const

/** Those that always bear a rate of 0 (BR-Z-05, BR-E-05 and so on); O has none (BR-O-05). */
const WITHOUT_TAX = new Set<string>(['Z', 'E', 'AE', 'K', 'G'])

export function readInputLine(fields: InputFields, position: number): UnpricedLine {
  const rate = readRate(fields)
  const category = fields.oneOf('tax_category', CATEGORIES, usualCategory(rate))
  return {
    lineId: String(position),
    name: fields.required('line_name', LIMITS.itemName),
    description: fields.prose('line_description'),
    note: null,
    quantity: fields.decimal('quantity') ?? '1',
    unitCode: fields.text('unit', LIMITS.unit) ?? 'C62',
    unitPrice: fields.requiredDecimal('unit_price'),
    priceBaseQuantity: null,
    taxCategory: category,
    taxRate: rateOf(fields, category, rate),
    sellerItemId: fields.text('item_number'),
    classification: null,
    adjustments: [],
    exemptionReason: fields.text('tax_exemption_reason', LIMITS.exemptionReason),
  }
}

/** A percentage. */
function readRate(fields: InputFields): string | null {
  const rate = fields.decimal('tax_rate', LIMITS.rate)
  if (rate === null || !rate.startsWith('-')) return rate
  return fields.reject('tax_rate', rate, 'is less than nothing', null)
}

function usualCategory(rate: string | null) {
  if (rate === null) return 'O'
  return rate === '0' ? 'Z' : 'S'
}

function rateOf(fields: InputFields, category: string, rate: string | null): string | null {
  if (category === 'O') {
    return rate === null || rate === '0'
      ? null
      : fields.reject('tax_rate', rate, 'is more than none, as category O has', null)
  }
  if (WITHOUT_TAX.has(category)) {
    return rate === null || rate === '0'
      ? '0'
      : fields.reject('tax_rate', rate, `is not 0, as category ${category} has`, null)
  }
  if (rate === null) fields.add('missing', 'tax_rate', `Category ${category} needs a rate.`)
  else if (rate === '0' && category === 'S') {
    return fields.reject('tax_rate', rate, 'is no rate of category S', null)
  }
  return rate
}

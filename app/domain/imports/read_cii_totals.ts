import { Money } from '#domain/money/money'
import type { CheckedTerm } from '#domain/imports/check_totals'
import type { DraftFields } from '#domain/imports/draft_fields'
import { LIMITS } from '#domain/imports/limits'
import type { TaxDraft, TotalsDraft } from '#domain/imports/invoice_draft'
import { TERMS, type Term } from '#domain/imports/terms'
import type { XmlNode } from '#domain/imports/xml_node'

const SUMMATION = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation'
const TAX_TOTAL = `${SUMMATION}/ram:TaxTotalAmount`

const PATHS = {
  lines: `${SUMMATION}/ram:LineTotalAmount`,
  allowances: `${SUMMATION}/ram:AllowanceTotalAmount`,
  charges: `${SUMMATION}/ram:ChargeTotalAmount`,
  taxExclusive: `${SUMMATION}/ram:TaxBasisTotalAmount`,
  tax: TAX_TOTAL,
  taxInclusive: `${SUMMATION}/ram:GrandTotalAmount`,
  prepaid: `${SUMMATION}/ram:TotalPrepaidAmount`,
  rounding: `${SUMMATION}/ram:RoundingAmount`,
  due: `${SUMMATION}/ram:DuePayableAmount`,
} as const

/** BG-22. What may be left out (BT-107, BT-108, BT-110, BT-113, BT-114) is zero then. */
export function readCiiTotals(settlement: XmlNode, fields: DraftFields): TotalsDraft {
  const zero = Money.zero(fields.currency)
  const required = (path: string, term: Term) => fields.requiredAmount(settlement, path, term)
  const optional = (path: string, term: Term) => fields.amount(settlement, path, term) ?? zero
  return {
    lines: required(PATHS.lines, TERMS.linesTotal),
    allowances: optional(PATHS.allowances, TERMS.allowancesTotal),
    charges: optional(PATHS.charges, TERMS.chargesTotal),
    taxExclusive: required(PATHS.taxExclusive, TERMS.taxExclusive),
    tax: readTaxTotal(settlement, fields) ?? zero,
    taxInclusive: required(PATHS.taxInclusive, TERMS.taxInclusive),
    prepaid: optional(PATHS.prepaid, TERMS.prepaid),
    rounding: optional(PATHS.rounding, TERMS.rounding),
    due: required(PATHS.due, TERMS.due),
  }
}

/**
 * BT-110 is the one in the invoice's currency; another may state the tax in the currency of the
 * tax office (BT-111), which is no part of what is owed.
 */
function readTaxTotal(settlement: XmlNode, fields: DraftFields): Money | null {
  const totals = settlement.all(TAX_TOTAL)
  const own = totals.filter((total) => total.attribute('currencyID') === fields.currency)
  if (own.length > 1) {
    const once = { rule: 'BR-CO-15', what: TERMS.tax.what }
    return fields.invalid(own[1], once, 'is stated more than once', null)
  }
  const total = own[0] ?? totals.find((one) => one.attribute('currencyID') === null)
  return total && total.text !== '' ? fields.amountOf(total, TERMS.tax) : null
}

/** BG-23 */
export function readCiiTaxes(settlement: XmlNode, fields: DraftFields): TaxDraft[] {
  return settlement.all('ram:ApplicableTradeTax').map((tax) => ({
    category: fields.requiredLine(tax, 'ram:CategoryCode', TERMS.taxCategory, LIMITS.taxCategory),
    rate: fields.rate(tax, 'ram:RateApplicablePercent', TERMS.taxRate),
    taxable: fields.requiredAmount(tax, 'ram:BasisAmount', TERMS.taxable),
    tax: fields.requiredAmount(tax, 'ram:CalculatedAmount', TERMS.taxAmount),
    exemptionReason:
      fields.block(tax, 'ram:ExemptionReason', LIMITS.exemptionReason) ??
      fields.line(tax, 'ram:ExemptionReasonCode'),
  }))
}

/** Where a total that does not hold stands in the file. */
export function ciiTotalsPlace(settlement: XmlNode, term: CheckedTerm): string {
  if (typeof term !== 'number') return settlement.placeOf(PATHS[term])
  const row = settlement.all('ram:ApplicableTradeTax')[term]
  return (row ?? settlement).placeOf('ram:CalculatedAmount')
}

export function isVatTradeTax(tax: XmlNode): boolean {
  return tax.first('ram:TypeCode')?.text.toUpperCase() === 'VAT'
}

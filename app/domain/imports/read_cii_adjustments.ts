import type { DraftFields } from '#domain/imports/draft_fields'
import { LIMITS } from '#domain/imports/limits'
import type { AdjustmentDraft } from '#domain/imports/invoice_draft'
import { TERMS, type Term } from '#domain/imports/terms'
import type { XmlNode } from '#domain/imports/xml_node'

const INDICATOR = 'ram:ChargeIndicator/udt:Indicator'

/** BG-20 and BG-21 of a document, BG-27 and BG-28 of a line. */
export function readCiiAdjustments(
  settlement: XmlNode,
  fields: DraftFields,
  allowance: Term,
  charge: Term
): AdjustmentDraft[] {
  return settlement.all('ram:SpecifiedTradeAllowanceCharge').map((node) => {
    const kind = readKind(node, fields)
    const tax = node.first('ram:CategoryTradeTax')
    return {
      kind,
      reason: fields.line(node, 'ram:Reason', LIMITS.reason) ?? fields.line(node, 'ram:ReasonCode'),
      amount: fields.requiredAmount(
        node,
        'ram:ActualAmount',
        kind === 'charge' ? charge : allowance
      ),
      baseAmount: fields.amount(node, 'ram:BasisAmount', TERMS.baseAmount),
      percent: fields.rate(node, 'ram:CalculationPercent', TERMS.percentage),
      taxCategory: fields.line(tax, 'ram:CategoryCode', LIMITS.taxCategory),
      taxRate: fields.rate(tax, 'ram:RateApplicablePercent', TERMS.adjustmentTaxRate),
    }
  })
}

function readKind(node: XmlNode, fields: DraftFields): AdjustmentDraft['kind'] {
  const indicator = node.first(INDICATOR)
  if (indicator?.text === 'true' || indicator?.text === '1') return 'charge'
  if (indicator?.text === 'false' || indicator?.text === '0') return 'allowance'
  return indicator
    ? fields.invalid(indicator, TERMS.indicator, 'is neither true nor false', 'allowance')
    : fields.missing(node, INDICATOR, TERMS.indicator, 'allowance')
}

import type { DraftFields } from '#domain/imports/draft_fields'
import { LIMITS } from '#domain/imports/limits'
import type { AdjustmentDraft } from '#domain/imports/invoice_draft'
import { TERMS, type Term } from '#domain/imports/terms'
import type { XmlNode } from '#domain/imports/xml_node'

/** BG-20 and BG-21 of a document, BG-27 and BG-28 of a line. */
export function readUblAdjustments(
  parent: XmlNode,
  fields: DraftFields,
  allowance: Term,
  charge: Term
): AdjustmentDraft[] {
  return parent.all('cac:AllowanceCharge').map((node) => {
    const kind = readKind(node, fields)
    const tax = node.first('cac:TaxCategory')
    return {
      kind,
      reason: readReason(node, fields),
      amount: fields.requiredAmount(node, 'cbc:Amount', kind === 'charge' ? charge : allowance),
      baseAmount: fields.amount(node, 'cbc:BaseAmount', TERMS.baseAmount),
      percent: fields.rate(node, 'cbc:MultiplierFactorNumeric', TERMS.percentage),
      taxCategory: fields.line(tax, 'cbc:ID', LIMITS.taxCategory),
      taxRate: fields.rate(tax, 'cbc:Percent', TERMS.adjustmentTaxRate),
    }
  })
}

function readKind(node: XmlNode, fields: DraftFields): AdjustmentDraft['kind'] {
  const indicator = node.first('cbc:ChargeIndicator')
  if (indicator?.text === 'true' || indicator?.text === '1') return 'charge'
  if (indicator?.text === 'false' || indicator?.text === '0') return 'allowance'
  return indicator
    ? fields.invalid(indicator, TERMS.indicator, 'is neither true nor false', 'allowance')
    : fields.missing(node, 'cbc:ChargeIndicator', TERMS.indicator, 'allowance')
}

function readReason(node: XmlNode, fields: DraftFields): string | null {
  return (
    fields.line(node, 'cbc:AllowanceChargeReason', LIMITS.reason) ??
    fields.line(node, 'cbc:AllowanceChargeReasonCode')
  )
}

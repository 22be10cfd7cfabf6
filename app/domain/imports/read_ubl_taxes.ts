import type { DraftFields } from '#domain/imports/draft_fields'
import { LIMITS } from '#domain/imports/limits'
import type { TaxDraft } from '#domain/imports/invoice_draft'
import { isVat } from '#domain/imports/read_ubl_party'
import { TERMS } from '#domain/imports/terms'
import type { XmlNode } from '#domain/imports/xml_node'

/**
 * The one TaxTotal in the invoice's currency (BT-110). A second one may state the tax in the
 * currency of the tax office (BT-111); it is no part of what is owed.
 */
export function ublTaxTotal(root: XmlNode, currency: string): XmlNode | null {
  const totals = root.all('cac:TaxTotal')
  return (
    totals.find((total) => total.first('cbc:TaxAmount')?.attribute('currencyID') === currency) ??
    totals.find((total) => total.first('cbc:TaxAmount')?.attribute('currencyID') === null) ??
    null
  )
}

/** BG-23 */
export function readUblTaxes(root: XmlNode, fields: DraftFields): TaxDraft[] {
  const subtotals = ublTaxTotal(root, fields.currency)?.all('cac:TaxSubtotal') ?? []
  return subtotals.map((subtotal) => {
    const categories = subtotal.all('cac:TaxCategory')
    const category = categories.find((one) => isVat(one)) ?? categories[0] ?? null
    return {
      category: category
        ? fields.requiredLine(category, 'cbc:ID', TERMS.taxCategory, LIMITS.taxCategory)
        : fields.missing(subtotal, 'cac:TaxCategory', TERMS.taxCategory, ''),
      rate: fields.rate(category, 'cbc:Percent', TERMS.taxRate),
      taxable: fields.requiredAmount(subtotal, 'cbc:TaxableAmount', TERMS.taxable),
      tax: fields.requiredAmount(subtotal, 'cbc:TaxAmount', TERMS.taxAmount),
      exemptionReason:
        fields.block(category, 'cbc:TaxExemptionReason', LIMITS.exemptionReason) ??
        fields.line(category, 'cbc:TaxExemptionReasonCode'),
    }
  })
}

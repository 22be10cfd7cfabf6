import { Money } from '#domain/money/money'
import type { CheckedTerm } from '#domain/imports/check_totals'
import type { DraftFields } from '#domain/imports/draft_fields'
import type { TotalsDraft } from '#domain/imports/invoice_draft'
import { ublTaxTotal } from '#domain/imports/read_ubl_taxes'
import { TERMS, type Term } from '#domain/imports/terms'
import type { XmlNode } from '#domain/imports/xml_node'

const TOTAL = 'cac:LegalMonetaryTotal'

const PATHS = {
  lines: `${TOTAL}/cbc:LineExtensionAmount`,
  allowances: `${TOTAL}/cbc:AllowanceTotalAmount`,
  charges: `${TOTAL}/cbc:ChargeTotalAmount`,
  taxExclusive: `${TOTAL}/cbc:TaxExclusiveAmount`,
  taxInclusive: `${TOTAL}/cbc:TaxInclusiveAmount`,
  prepaid: `${TOTAL}/cbc:PrepaidAmount`,
  rounding: `${TOTAL}/cbc:PayableRoundingAmount`,
  due: `${TOTAL}/cbc:PayableAmount`,
} as const

/** BG-22. What may be left out (BT-107, BT-108, BT-110, BT-113, BT-114) is zero then. */
export function readUblTotals(root: XmlNode, fields: DraftFields): TotalsDraft {
  const zero = Money.zero(fields.currency)
  const optional = (path: string, term: Term) => fields.amount(root, path, term) ?? zero
  const taxTotals = root.all('cac:TaxTotal/cbc:TaxAmount')
  const inCurrency = taxTotals.filter((node) => node.attribute('currencyID') === fields.currency)
  if (inCurrency.length > 1) {
    const once = { rule: 'BR-CO-15', what: TERMS.tax.what }
    fields.invalid(inCurrency[1], once, 'is stated more than once', null)
  }
  return {
    lines: fields.requiredAmount(root, PATHS.lines, TERMS.linesTotal),
    allowances: optional(PATHS.allowances, TERMS.allowancesTotal),
    charges: optional(PATHS.charges, TERMS.chargesTotal),
    taxExclusive: fields.requiredAmount(root, PATHS.taxExclusive, TERMS.taxExclusive),
    tax: fields.amount(ublTaxTotal(root, fields.currency), 'cbc:TaxAmount', TERMS.tax) ?? zero,
    taxInclusive: fields.requiredAmount(root, PATHS.taxInclusive, TERMS.taxInclusive),
    prepaid: optional(PATHS.prepaid, TERMS.prepaid),
    rounding: optional(PATHS.rounding, TERMS.rounding),
    due: fields.requiredAmount(root, PATHS.due, TERMS.due),
  }
}

/** Where a total that does not hold stands in the file. */
export function ublTotalsPlace(root: XmlNode, term: CheckedTerm): string {
  if (typeof term !== 'number') {
    return root.placeOf(term === 'tax' ? 'cac:TaxTotal/cbc:TaxAmount' : PATHS[term])
  }
  const currency = root.first('cbc:DocumentCurrencyCode')?.text ?? ''
  const subtotal = ublTaxTotal(root, currency)?.all('cac:TaxSubtotal')[term]
  return (subtotal ?? root).placeOf('cbc:TaxAmount')
}

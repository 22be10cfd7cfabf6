import type { DraftFields } from '#domain/imports/draft_fields'
import { LIMITS } from '#domain/imports/limits'
import type { LineDraft } from '#domain/imports/invoice_draft'
import { readCiiAdjustments } from '#domain/imports/read_cii_adjustments'
import { isVatTradeTax } from '#domain/imports/read_cii_totals'
import { TERMS } from '#domain/imports/terms'
import type { XmlNode } from '#domain/imports/xml_node'

const ID = 'ram:AssociatedDocumentLineDocument'
const PRODUCT = 'ram:SpecifiedTradeProduct'
const PRICE = 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice'
const QUANTITY = 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity'
const SETTLEMENT = 'ram:SpecifiedLineTradeSettlement'
const NET = `${SETTLEMENT}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`
const CLASSIFICATION = 'ram:DesignatedProductClassification/ram:ClassCode'

/** BG-25 */
export function readCiiLine(line: XmlNode, fields: DraftFields): LineDraft {
  const product = line.first(PRODUCT)
  const settlement = line.first(SETTLEMENT) ?? line
  const taxes = settlement.all('ram:ApplicableTradeTax')
  const tax = taxes.find((one) => isVatTradeTax(one)) ?? taxes[0] ?? null
  return {
    lineId: fields.requiredLine(line, `${ID}/ram:LineID`, TERMS.lineId, LIMITS.code),
    name: fields.requiredLine(line, `${PRODUCT}/ram:Name`, TERMS.lineName, LIMITS.itemName),
    description: fields.block(product, 'ram:Description'),
    note: fields.block(line, `${ID}/ram:IncludedNote/ram:Content`),
    quantity: fields.requiredDecimal(line, QUANTITY, TERMS.quantity),
    unitCode: fields.attribute(line.first(QUANTITY), 'unitCode', LIMITS.unit),
    unitPrice: fields.requiredDecimal(line, `${PRICE}/ram:ChargeAmount`, TERMS.unitPrice),
    priceBaseQuantity: fields.decimal(line, `${PRICE}/ram:BasisQuantity`, TERMS.priceBaseQuantity),
    net: fields.requiredAmount(line, NET, TERMS.lineNet),
    taxCategory: tax
      ? fields.requiredLine(tax, 'ram:CategoryCode', TERMS.lineTaxCategory, LIMITS.taxCategory)
      : fields.missing(settlement, 'ram:ApplicableTradeTax', TERMS.lineTaxCategory, ''),
    taxRate: fields.rate(tax, 'ram:RateApplicablePercent', TERMS.lineTaxRate),
    sellerItemId: fields.line(product, 'ram:SellerAssignedID'),
    classification: fields.coded(product?.first(CLASSIFICATION) ?? null, 'listID'),
    adjustments: readCiiAdjustments(
      settlement,
      fields,
      TERMS.lineAllowanceAmount,
      TERMS.lineChargeAmount
    ),
  }
}

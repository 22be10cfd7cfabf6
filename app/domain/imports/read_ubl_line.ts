import type { DraftFields } from '#domain/imports/draft_fields'
import { LIMITS } from '#domain/imports/limits'
import type { LineDraft } from '#domain/imports/invoice_draft'
import { readUblAdjustments } from '#domain/imports/read_ubl_adjustments'
import { isVat } from '#domain/imports/read_ubl_party'
import { TERMS } from '#domain/imports/terms'
import type { XmlNode } from '#domain/imports/xml_node'

/** BG-25, in an Invoice or a CreditNote. */
export function readUblLine(line: XmlNode, fields: DraftFields): LineDraft {
  const quantity = line.name === 'CreditNoteLine' ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity'
  const item = line.first('cac:Item')
  const taxes = item?.all('cac:ClassifiedTaxCategory') ?? []
  const tax = taxes.find((category) => isVat(category)) ?? taxes[0] ?? null
  return {
    lineId: fields.requiredLine(line, 'cbc:ID', TERMS.lineId, LIMITS.code),
    name: fields.requiredLine(line, 'cac:Item/cbc:Name', TERMS.lineName, LIMITS.itemName),
    description: fields.block(item, 'cbc:Description'),
    note: fields.block(line, 'cbc:Note'),
    quantity: fields.requiredDecimal(line, quantity, TERMS.quantity),
    unitCode: fields.attribute(line.first(quantity), 'unitCode', LIMITS.unit),
    unitPrice: fields.requiredDecimal(line, 'cac:Price/cbc:PriceAmount', TERMS.unitPrice),
    priceBaseQuantity: fields.decimal(line, 'cac:Price/cbc:BaseQuantity', TERMS.priceBaseQuantity),
    net: fields.requiredAmount(line, 'cbc:LineExtensionAmount', TERMS.lineNet),
    taxCategory: tax
      ? fields.requiredLine(tax, 'cbc:ID', TERMS.lineTaxCategory, LIMITS.taxCategory)
      : fields.missing(line, 'cac:Item/cac:ClassifiedTaxCategory', TERMS.lineTaxCategory, ''),
    taxRate: fields.rate(tax, 'cbc:Percent', TERMS.lineTaxRate),
    sellerItemId: fields.line(item, 'cac:SellersItemIdentification/cbc:ID'),
    classification: fields.coded(
      item?.first('cac:CommodityClassification/cbc:ItemClassificationCode') ?? null,
      'listID'
    ),
    adjustments: readUblAdjustments(
      line,
      fields,
      TERMS.lineAllowanceAmount,
      TERMS.lineChargeAmount
    ),
  }
}

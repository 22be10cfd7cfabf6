import { formatDecimal } from '#domain/money/decimal'
import { currencyExponent } from '#domain/money/currency'

export type UblChoices = {
  root?: 'Invoice' | 'CreditNote'
  typeCode?: string
  number?: string
  currency?: string
  issuedOn?: string
  dueOn?: string
  seller?: { name: string; vat?: string }
  buyer?: { name: string; id?: string; vat?: string; endpoint?: string; email?: string }
  /** In minor units, each row with its rate. */
  lines?: { net: number; rate: number; quantity?: string; price?: string }[]
  adjustments?: { kind: 'allowance' | 'charge'; amount: number; rate: number }[]
  prepaid?: number
  rounding?: number
}

/**
 * A UBL document whose totals hold, made for a test; what a test is about it states itself.
 */
export function ublText(choices: UblChoices = {}): string {
  const { root = 'Invoice', currency = 'EUR', number = 'T-1' } = choices
  const { lines = [{ net: 10_000, rate: 20 }], adjustments = [] } = choices
  const { prepaid = 0, rounding = 0 } = choices
  const exponent = currencyExponent(currency)
  const amount = (name: string, minor: number) =>
    `<cbc:${name} currencyID="${currency}">${formatDecimal(minor, exponent)}</cbc:${name}>`
  const signed = adjustments.map((one) => (one.kind === 'charge' ? one.amount : -one.amount))
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
  const of = (kind: string) => sum(adjustments.filter((a) => a.kind === kind).map((a) => a.amount))

  const rates = [...new Set([...lines, ...adjustments].map((one) => one.rate))]
  const taxes = rates.map((rate) => {
    const taxable =
      sum(lines.filter((line) => line.rate === rate).map((line) => line.net)) +
      sum(signed.filter((_, index) => adjustments[index].rate === rate))
    return { rate, taxable, tax: Math.round((taxable * rate) / 100) }
  })
  const net = sum(lines.map((line) => line.net))
  const exclusive = net + sum(signed)
  const tax = sum(taxes.map((row) => row.tax))
  const due = exclusive + tax - prepaid + rounding

  const category = (name: string, rate: number) =>
    `<cac:${name}><cbc:ID>${rate ? 'S' : 'Z'}</cbc:ID><cbc:Percent>${rate}</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:${name}>`
  const buyer = choices.buyer ?? { name: 'Buyer Ltd' }
  const seller = choices.seller ?? { name: 'Seller Ltd', vat: 'DE111111111' }
  const line = root === 'Invoice' ? 'InvoiceLine' : 'CreditNoteLine'
  const quantity = root === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity'
  const code = choices.typeCode ?? (root === 'Invoice' ? '380' : '381')

  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>${number}</cbc:ID>
<cbc:IssueDate>${choices.issuedOn ?? '2026-03-01'}</cbc:IssueDate>
${root === 'Invoice' ? `<cbc:DueDate>${choices.dueOn ?? '2026-03-31'}</cbc:DueDate>` : ''}
<cbc:${root}TypeCode>${code}</cbc:${root}TypeCode>
<cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode>
<cac:AccountingSupplierParty><cac:Party>${seller.vat ? taxScheme(seller.vat) : ''}<cac:PartyLegalEntity><cbc:RegistrationName>${seller.name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party>${buyer.endpoint ? `<cbc:EndpointID schemeID="0088">${buyer.endpoint}</cbc:EndpointID>` : ''}${buyer.id ? `<cac:PartyIdentification><cbc:ID>${buyer.id}</cbc:ID></cac:PartyIdentification>` : ''}${buyer.vat ? taxScheme(buyer.vat) : ''}<cac:PartyLegalEntity><cbc:RegistrationName>${buyer.name}</cbc:RegistrationName></cac:PartyLegalEntity>${buyer.email ? `<cac:Contact><cbc:ElectronicMail>${buyer.email}</cbc:ElectronicMail></cac:Contact>` : ''}</cac:Party></cac:AccountingCustomerParty>
${adjustments.map((one) => `<cac:AllowanceCharge><cbc:ChargeIndicator>${one.kind === 'charge'}</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Agreed</cbc:AllowanceChargeReason>${amount('Amount', one.amount)}${category('TaxCategory', one.rate)}</cac:AllowanceCharge>`).join('\n')}
<cac:TaxTotal>${amount('TaxAmount', tax)}
${taxes.map((row) => `<cac:TaxSubtotal>${amount('TaxableAmount', row.taxable)}${amount('TaxAmount', row.tax)}${category('TaxCategory', row.rate)}</cac:TaxSubtotal>`).join('\n')}
</cac:TaxTotal>
<cac:LegalMonetaryTotal>
${amount('LineExtensionAmount', net)}
${amount('TaxExclusiveAmount', exclusive)}
${amount('TaxInclusiveAmount', exclusive + tax)}
${amount('AllowanceTotalAmount', of('allowance'))}
${amount('ChargeTotalAmount', of('charge'))}
${amount('PrepaidAmount', prepaid)}
${amount('PayableRoundingAmount', rounding)}
${amount('PayableAmount', due)}
</cac:LegalMonetaryTotal>
${lines.map((one, index) => `<cac:${line}><cbc:ID>${index + 1}</cbc:ID><cbc:${quantity} unitCode="C62">${one.quantity ?? '1'}</cbc:${quantity}>${amount('LineExtensionAmount', one.net)}<cac:Item><cbc:Name>Work ${index + 1}</cbc:Name>${category('ClassifiedTaxCategory', one.rate)}</cac:Item><cac:Price><cbc:PriceAmount currencyID="${currency}">${one.price ?? formatDecimal(Math.abs(one.net), exponent)}</cbc:PriceAmount></cac:Price></cac:${line}>`).join('\n')}
</${root}>`
}

function taxScheme(number: string): string {
  return `<cac:PartyTaxScheme><cbc:CompanyID>${number}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`
}

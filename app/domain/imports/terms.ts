/**
 * The business terms that a file cannot do without, with the rule of EN 16931 that says so.
 * Shared by the readers, so that both syntaxes refuse in the same words.
 */
export type Term = { readonly rule: string; readonly what: string }

function term(rule: string, what: string): Term {
  return { rule, what }
}

export const TERMS = {
  number: term('BR-02', 'invoice number (BT-1)'),
  issuedOn: term('BR-03', 'issue date (BT-2)'),
  typeCode: term('BR-04', 'invoice type code (BT-3)'),
  currency: term('BR-05', 'invoice currency (BT-5)'),
  seller: term('BR-06', "seller's name (BT-27)"),
  buyer: term('BR-07', "buyer's name (BT-44)"),
  dueOn: term('BT-9', 'due date (BT-9)'),
  deliveredOn: term('BT-72', 'delivery date (BT-72)'),
  periodFrom: term('BT-73', 'start of the invoicing period (BT-73)'),
  periodTo: term('BT-74', 'end of the invoicing period (BT-74)'),
  linesTotal: term('BR-12', 'sum of line net amounts (BT-106)'),
  allowancesTotal: term('BT-107', 'sum of allowances (BT-107)'),
  chargesTotal: term('BT-108', 'sum of charges (BT-108)'),
  taxExclusive: term('BR-13', 'total without tax (BT-109)'),
  tax: term('BT-110', 'total tax amount (BT-110)'),
  taxInclusive: term('BR-14', 'total with tax (BT-112)'),
  prepaid: term('BT-113', 'paid amount (BT-113)'),
  rounding: term('BT-114', 'rounding amount (BT-114)'),
  due: term('BR-15', 'amount due for payment (BT-115)'),
  lineId: term('BR-21', 'line identifier (BT-126)'),
  lineName: term('BR-25', 'item name (BT-153)'),
  quantity: term('BR-22', 'quantity (BT-129)'),
  unitPrice: term('BR-26', 'item net price (BT-146)'),
  priceBaseQuantity: term('BT-149', 'price base quantity (BT-149)'),
  lineNet: term('BR-24', 'line net amount (BT-131)'),
  lineTaxCategory: term('BR-CO-04', 'tax category of the line (BT-151)'),
  lineTaxRate: term('BT-152', 'tax rate of the line (BT-152)'),
  taxable: term('BR-45', 'taxable amount (BT-116)'),
  taxAmount: term('BR-46', 'tax amount (BT-117)'),
  taxCategory: term('BR-47', 'tax category (BT-118)'),
  taxRate: term('BR-48', 'tax rate (BT-119)'),
  indicator: term('BG-20', 'indicator that tells a charge from an allowance'),
  allowanceAmount: term('BR-31', 'allowance amount (BT-92)'),
  chargeAmount: term('BR-36', 'charge amount (BT-99)'),
  lineAllowanceAmount: term('BR-41', 'line allowance amount (BT-136)'),
  lineChargeAmount: term('BR-43', 'line charge amount (BT-141)'),
  baseAmount: term('BT-93', 'base amount of an allowance or charge'),
  percentage: term('BT-94', 'percentage of an allowance or charge'),
  adjustmentTaxRate: term('BT-96', 'tax rate of an allowance or charge'),
} as const satisfies Record<string, Term>

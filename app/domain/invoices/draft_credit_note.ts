import type { InvoiceDraft, LineDraft, TaxDraft } from '#domain/imports/invoice_draft'
import { isTaxHalved } from '#domain/invoices/tax_components'
import { readDecimal } from '#domain/imports/scalars'
import { Money } from '#domain/money/money'
import { prorate } from '#domain/money/prorate'
import type Invoice from '#models/invoice'

/** How much of an invoice is no longer owed, in minor units. The invoice has its `taxes` loaded. */
export type CreditedPart = { invoice: Invoice; amountMinor: number }

type NoteFacts = {
  number: string
  /** YYYY-MM-DD */
  issuedOn: string
  reason: string | null
  /** What it came of: a refund, unless staff wrote it. */
  source?: 'refund' | 'form'
}

/** UN/ECE rec. 20: one */
const ONE = 'C62'

/**
 * A credit note (EN 16931, type 381) over parts of one seller's invoices, at least one: a line and a
 * row of the tax breakdown for each rate of each invoice, in the proportion of what is credited. Its
 * amounts are positive, as on every credit note; buyer and seller are as on the first invoice. The
 * note says why (`reason`, null when nobody said).
 */
export function draftCreditNote(
  parts: CreditedPart[],
  { number, issuedOn, reason, source = 'refund' }: NoteFacts
): InvoiceDraft {
  const [{ invoice: first }] = parts
  const { currency } = first
  const rows = parts.flatMap((part) => creditedRows(part))
  const none = Money.zero(currency)
  const net = Money.sum(
    currency,
    rows.map((row) => row.taxable)
  )
  const tax = Money.sum(
    currency,
    rows.map((row) => row.tax)
  )
  const total = net.plus(tax)
  return {
    source,
    kind: 'credit_note',
    number,
    typeCode: '381',
    issuedOn,
    dueOn: null,
    currency,
    title: parts.length === 1 && first.title !== null ? `Credit: ${first.title}` : null,
    poNumber: first.poNumber,
    buyerReference: first.buyerReference,
    contractReference: first.contractReference,
    projectReference: first.projectReference,
    precedingInvoices: parts.map(({ invoice }) => invoice.number),
    note: reason,
    paymentTerms: null,
    remittance: null,
    deliveredOn: null,
    periodFrom: null,
    periodTo: null,
    payee: null,
    accounts: [],
    seller: first.sellerParty,
    buyer: first.buyerParty,
    lines: rows.map((row, index) => toLine(row, index)),
    adjustments: [],
    taxes: breakdown(rows),
    totals: {
      lines: net,
      allowances: none,
      charges: none,
      taxExclusive: net,
      tax,
      taxInclusive: total,
      prepaid: none,
      rounding: none,
      due: total,
    },
  }
}

type CreditedRow = TaxDraft & { invoice: Invoice; isTaxed: boolean; isOneOfSeveral: boolean }

/** Each rate's share of what is credited, divided into what is taxed and the tax. */
function creditedRows({ invoice, amountMinor }: CreditedPart): CreditedRow[] {
  const amount = Money.of(invoice.currency, amountMinor)
  const shares = prorate(
    amount,
    invoice.taxes.map((row) => row.taxableMinor + row.taxMinor)
  )
  if (shares === null) {
    const untaxed = { category: 'O', rate: null, exemptionReason: null }
    const tax = Money.zero(amount.currency)
    return [{ ...untaxed, taxable: amount, tax, invoice, isTaxed: false, isOneOfSeveral: false }]
  }
  return invoice.taxes.flatMap((row, index) => {
    const share = shares[index]
    if (share.isZero) return []
    const isWhole = Math.abs(share.amountMinor) >= Math.abs(row.taxableMinor + row.taxMinor)
    const tax = taxIn(share, row, isTaxHalved(invoice) && !isWhole)
    const { category, rate, exemptionReason } = row
    const taxable = share.minus(tax)
    const isOneOfSeveral = shares.filter((other) => !other.isZero).length > 1
    return [
      { category, rate, exemptionReason, taxable, tax, invoice, isTaxed: true, isOneOfSeveral },
    ]
  })
}

/**
 * The tax in a share. Where half of it is central and half is state tax, the two have to be the same:
 * then it is the nearest even number of minor units.
 */
function taxIn(
  share: Money,
  row: { taxableMinor: number; taxMinor: number },
  isHalved: boolean
): Money {
  const sign = row.taxableMinor + row.taxMinor < 0 ? -1 : 1
  const weights = [row.taxableMinor * sign, row.taxMinor * sign]
  const tax = prorate(share, weights)?.[1] ?? Money.zero(share.currency)
  return isHalved ? toEven(tax, share) : tax
}

/** Prorating rounds down, so one more is nearer, unless the share has no more. */
function toEven(tax: Money, share: Money): Money {
  if (tax.amountMinor % 2 === 0) return tax
  const one = Money.of(tax.currency, tax.isNegative ? -1 : 1)
  return tax.equals(share) ? tax.minus(one) : tax.plus(one)
}

function toLine(row: CreditedRow, index: number): LineDraft {
  const { invoice, rate, isOneOfSeveral } = row
  const name = invoice.title === null ? invoice.number : `${invoice.number} · ${invoice.title}`
  return {
    lineId: String(index + 1),
    name: isOneOfSeveral && rate !== null ? `${name} · ${plainRate(rate)}%` : name,
    description: null,
    note: null,
    quantity: '1',
    unitCode: ONE,
    unitPrice: readDecimal(row.taxable.toDecimal()) ?? row.taxable.toDecimal(),
    priceBaseQuantity: null,
    net: row.taxable,
    taxCategory: row.category,
    taxRate: row.rate,
    sellerItemId: null,
    classification: null,
    adjustments: [],
  }
}

/** "18" from "18.000000": what tells lines of one invoice apart. */
function plainRate(rate: string): string {
  return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate
}

/** One row for each category and rate (BR-S-08 and its like), summed over the invoices. */
function breakdown(rows: CreditedRow[]): TaxDraft[] {
  const taxes = new Map<string, TaxDraft>()
  for (const { category, rate, taxable, tax, exemptionReason, isTaxed } of rows) {
    if (!isTaxed) continue
    const key = `${category} ${rate ?? ''}`
    const known = taxes.get(key)
    taxes.set(key, {
      category,
      rate,
      exemptionReason: known?.exemptionReason ?? exemptionReason,
      taxable: known ? known.taxable.plus(taxable) : taxable,
      tax: known ? known.tax.plus(tax) : tax,
    })
  }
  return [...taxes.values()]
}

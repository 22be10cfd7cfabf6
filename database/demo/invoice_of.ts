import { Money } from '#domain/money/money'
import type {
  InvoiceDraft,
  LineDraft,
  PartyDraft,
  TaxDraft,
  TotalsDraft,
} from '#domain/imports/invoice_draft'
import { dayBefore } from '#database/demo/documents'
import { LARKSPUR, LARKSPUR_BANK } from '#database/demo/seller'
import type { Work } from '#database/demo/work'

export type InvoiceFacts = {
  number: string
  title: string
  buyer: PartyDraft
  currency: string
  issuedOn: string
  dueOn: string | null
  poNumber?: string | null
  work: Work[]
  /** Set for a credit note: the number of the invoice it corrects. */
  corrects?: string
}

/** Services to clients abroad leave India untaxed. */
const EXPORT = 'Export of services under letter of undertaking, without IGST'

/** A draft whose totals follow from its lines, exactly. */
export function invoiceOf(facts: InvoiceFacts): InvoiceDraft {
  const { currency, buyer, corrects } = facts
  const taxed = buyer.address.country === 'IN'
  const lines = facts.work.map((work, index) => lineOf(work, index, currency, taxed))
  const taxes = taxesOf(lines, currency)

  return {
    source: 'json',
    kind: corrects ? 'credit_note' : 'invoice',
    number: facts.number,
    typeCode: corrects ? '381' : '380',
    issuedOn: facts.issuedOn,
    dueOn: facts.dueOn,
    currency,
    title: facts.title,
    poNumber: facts.poNumber ?? null,
    buyerReference: null,
    contractReference: null,
    projectReference: null,
    precedingInvoices: corrects ? [corrects] : [],
    note: null,
    paymentTerms: null,
    remittance: facts.number,
    deliveredOn: null,
    periodFrom: null,
    periodTo: null,
    payee: null,
    accounts: [LARKSPUR_BANK],
    seller: LARKSPUR,
    buyer,
    lines,
    adjustments: [],
    taxes,
    totals: totalsOf(lines, taxes, currency),
  }
}

/** A credit note over the same work; `facts` are the invoice's. */
export function creditNoteFor(facts: InvoiceFacts, today: string, daysAgo: number): InvoiceDraft {
  const { title, number } = facts
  return invoiceOf({
    ...facts,
    number: number.replace('LS-', 'LS-CN-'),
    title: `Credit: ${title}`,
    issuedOn: dayBefore(today, daysAgo),
    dueOn: null,
    corrects: number,
  })
}

function lineOf(work: Work, index: number, currency: string, taxed: boolean): LineDraft {
  return {
    lineId: String(index + 1),
    name: work.name,
    description: work.description ?? null,
    note: null,
    quantity: String(work.quantity),
    unitCode: work.unit,
    unitPrice: trimmed(work.price),
    priceBaseQuantity: null,
    net: times(currency, work.price, work.quantity),
    taxCategory: taxed ? 'S' : 'G',
    taxRate: taxed ? work.rate : '0',
    sellerItemId: null,
    classification: work.classification,
    adjustments: [],
  }
}

/** One row per category and rate, in the order they appear. */
function taxesOf(lines: LineDraft[], currency: string): TaxDraft[] {
  const rates = [...new Set(lines.map((line) => `${line.taxCategory} ${line.taxRate}`))]
  return rates.map((key) => {
    const [category, rate] = key.split(' ')
    const taxable = Money.sum(
      currency,
      lines.filter((line) => `${line.taxCategory} ${line.taxRate}` === key).map(({ net }) => net)
    )
    return {
      category,
      rate,
      taxable,
      tax: percentOf(taxable, rate),
      exemptionReason: category === 'G' ? EXPORT : null,
    }
  })
}

function totalsOf(lines: LineDraft[], taxes: TaxDraft[], currency: string): TotalsDraft {
  const zero = Money.zero(currency)
  const net = Money.sum(
    currency,
    lines.map((line) => line.net)
  )
  const tax = Money.sum(
    currency,
    taxes.map((row) => row.tax)
  )
  const total = net.plus(tax)
  return {
    lines: net,
    allowances: zero,
    charges: zero,
    taxExclusive: net,
    tax,
    taxInclusive: total,
    prepaid: zero,
    rounding: zero,
    due: total,
  }
}

/** Whole per cent of an amount, exact but for the last minor unit. */
function percentOf(amount: Money, rate: string): Money {
  const percent = Number(rate)
  return amount.isZero ? amount : amount.allocate([percent, 100 - percent])[0]
}

function times(currency: string, price: string, quantity: number): Money {
  const one = Money.parse(currency, price)
  if (!one) throw new RangeError(`${price} is no price in ${currency}`)
  return Money.of(currency, one.amountMinor * quantity)
}

/** "55000.00" is "55000", as drafts want it. */
function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

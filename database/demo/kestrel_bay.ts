import { DateTime } from 'luxon'
import { KESTREL_BAY } from '#database/demo/clients'
import {
  dayBefore,
  METHODS,
  type DemoDocument,
  type Fate,
  type Method,
} from '#database/demo/documents'
import { creditNoteFor, invoiceOf, type InvoiceFacts } from '#database/demo/invoice_of'
import type { Work } from '#database/demo/work'

type Row = {
  sequence: number
  title: string
  daysAgo: number
  currency?: 'INR' | 'EUR' | 'USD'
  poNumber?: string
  work: Work[]
  fate: RowFate
}

/** What refers to other documents is filled in when the numbers are known. */
type RowFate =
  | Extract<Fate, { is: 'open' | 'paid' | 'part_paid' | 'reported' }>
  | Omit<Extract<Fate, { is: 'refunded' }>, 'note'>
  | (Omit<Extract<Fate, { is: 'void' }>, 'replacedBy'> & { replacedBy: number })

const one = (name: string, price: string, description?: string): Work => ({
  name,
  description,
  quantity: 1,
  unit: 'C62',
  price,
  rate: '18',
  classification: '998391',
})
const RETAINER = [one('Brand retainer', '55000.00', 'One month')]

/** The invoice that every page of the demo shows: ten lines, two rates, partly paid, overdue. */
// prettier-ignore
const AUTUMN: Work[] = [
  one('Packaging system, 250 g and 1 kg pouches', '68000.00', 'Design'),
  { ...one('Label set, six single-origin coffees', '4500.00', 'Design'), quantity: 6 },
  { ...one('Menu boards, layout and typesetting', '5200.00', 'Three cafés'), quantity: 3 },
  { ...one('Photography, half day', '22000.00', 'Roastery'), classification: '998381' },
  { ...one('Photo retouching', '450.00'), quantity: 14, unit: 'H87', classification: '998381' },
  one('Illustrated farm map', '12500.00'),
  { ...one('Product page templates', '1800.00', 'Web'), quantity: 10, unit: 'HUR', classification: '998314' },
  { ...one('Art direction on press', '2000.00'), quantity: 4, unit: 'HUR' },
  { ...one('Tasting-note brochures, printed', '11.50', 'A5, 8 pages'), quantity: 1_000, unit: 'H87', rate: '5', classification: '4901' },
  { ...one('Origin leaflets, printed', '4.25', 'A6'), quantity: 2_000, unit: 'H87', rate: '5', classification: '4901' },
]

// prettier-ignore
const LISBON: Work[] = [
  one('Signage and menus, layout', '350.00', 'Lisbon pop-up'),
  { ...one('Signage panels and menus, printed', '18.50'), quantity: 40, unit: 'H87', rate: '5', classification: '4901' },
]
// prettier-ignore
const AUSTIN: Work[] = [
  one('Booth graphics, design', '525.00', 'Austin trade fair'),
  { ...one('Booth panels, printed', '35.00'), quantity: 6, unit: 'H87', rate: '5', classification: '4901' },
]

const paid = (daysAgo: number, by: Method = METHODS.netbanking) =>
  ({ is: 'paid', daysAgo, by }) as const
const card = METHODS.card

/** Sequence numbers and ages fit the company's other invoices (see sequence.ts). */
// prettier-ignore
const ROWS: Row[] = [
  { sequence: 196, title: 'Lisbon pop-up, signage and menus', daysAgo: 4, currency: 'EUR', work: LISBON, fate: { is: 'open' } },
  { sequence: 194, title: 'Brand retainer', daysAgo: 8, work: RETAINER, fate: { is: 'open' } },
  { sequence: 191, title: 'Austin trade fair booth graphics', daysAgo: 15, currency: 'USD', work: AUSTIN, fate: { is: 'reported', daysAgo: 2, reference: 'FT26322KBC' } },
  { sequence: 187, title: 'Autumn packaging and launch print', daysAgo: 26, poNumber: 'PO 4471', work: AUTUMN, fate: { is: 'part_paid', daysAgo: 18, by: METHODS.upi, amountMinor: 50_000_00 } },
  { sequence: 181, title: 'Brand retainer', daysAgo: 39, work: RETAINER, fate: paid(27, card) },
  { sequence: 176, title: 'Café menu redesign', daysAgo: 53, work: [one('Café menu redesign', '90000.00')], fate: paid(42) },
  { sequence: 170, title: 'Brand retainer', daysAgo: 69, work: RETAINER, fate: paid(56, card) },
  { sequence: 165, title: 'Monsoon blend campaign', daysAgo: 78, work: [one('Campaign key visual', '16000.00')], fate: { is: 'refunded', paidDaysAgo: 70, daysAgo: 59, by: METHODS.upi } },
  { sequence: 160, title: 'Loyalty card reprint', daysAgo: 90, work: [one('Loyalty cards, reprint', '18000.00', '5,000 cards')], fate: paid(78, METHODS.upi) },
  { sequence: 159, title: 'Loyalty card reprint', daysAgo: 91, work: [one('Loyalty cards, reprint', '18000.00')], fate: { is: 'void', daysAgo: 89, reason: 'Quantity was missing', replacedBy: 160 } },
  { sequence: 158, title: 'Brand retainer', daysAgo: 100, work: RETAINER, fate: paid(86, card) },
  { sequence: 140, title: 'Brand retainer', daysAgo: 131, work: RETAINER, fate: paid(119, card) },
  { sequence: 130, title: 'Roastery tour leaflets', daysAgo: 147, work: [one('Roastery tour leaflets', '14750.00')], fate: paid(136, METHODS.upi) },
  { sequence: 122, title: 'Brand retainer', daysAgo: 161, work: RETAINER, fate: paid(148, card) },
  { sequence: 112, title: 'Cold brew bottle labels', daysAgo: 178, work: [one('Cold brew bottle labels', '27000.00')], fate: paid(165) },
  { sequence: 103, title: 'Brand retainer', daysAgo: 192, work: RETAINER, fate: paid(180, card) },
  { sequence: 93, title: 'Website refresh, second part', daysAgo: 209, work: [one('Website refresh', '84000.00')], fate: paid(197) },
  { sequence: 85, title: 'Brand retainer', daysAgo: 222, work: RETAINER, fate: paid(209, card) },
  { sequence: 67, title: 'Brand retainer', daysAgo: 253, work: RETAINER, fate: paid(241, card) },
  { sequence: 50, title: 'Brand retainer', daysAgo: 281, work: RETAINER, fate: paid(268, card) },
  { sequence: 39, title: 'Barista training cards', daysAgo: 300, work: [one('Barista training cards', '21500.00')], fate: paid(290, METHODS.upi) },
  { sequence: 32, title: 'Brand retainer', daysAgo: 312, work: RETAINER, fate: paid(299, card) },
  { sequence: 13, title: 'Brand retainer', daysAgo: 343, work: RETAINER, fate: paid(331, card) },
]

/** Which numbers of the running year are Kestrel Bay's. */
export const KESTREL_BAY_SEQUENCES = new Set(ROWS.map((row) => row.sequence))

/** `numberOf` gives the invoice number for a sequence and a day of issue. */
export function kestrelBayDocuments(
  today: string,
  numberOf: (sequence: number, issuedOn: string) => string
): DemoDocument[] {
  const number = (row: Row) => numberOf(row.sequence, dayBefore(today, row.daysAgo))
  const numbers = new Map(ROWS.map((row) => [row.sequence, number(row)]))

  return ROWS.map((row) => {
    const facts: InvoiceFacts = {
      number: number(row),
      title: titleOf(row, today),
      buyer: KESTREL_BAY.party,
      currency: row.currency ?? 'INR',
      issuedOn: dayBefore(today, row.daysAgo),
      dueOn: dayBefore(today, row.daysAgo - KESTREL_BAY.terms),
      poNumber: row.poNumber,
      work: row.work,
    }
    const fate = fateOf(row.fate, facts, today, numbers)
    return { draft: invoiceOf(facts), issuedDaysAgo: row.daysAgo, fate }
  })
}

function fateOf(
  fate: RowFate,
  facts: InvoiceFacts,
  today: string,
  numbers: Map<number, string>
): Fate {
  switch (fate.is) {
    case 'refunded':
      return { ...fate, note: creditNoteFor(facts, today, fate.daysAgo) }
    case 'void':
      return { ...fate, replacedBy: numbers.get(fate.replacedBy) ?? null }
    default:
      return fate
  }
}

/** "Brand retainer, November": the month it was issued in. */
function titleOf(row: Row, today: string): string {
  if (row.title !== 'Brand retainer') return row.title
  const issued = DateTime.fromISO(dayBefore(today, row.daysAgo), { zone: 'utc', locale: 'en' })
  return `${row.title}, ${issued.toFormat('MMMM')}`
}

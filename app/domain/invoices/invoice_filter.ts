import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

export const invoiceTabs = [
  'all',
  'unpaid',
  'overdue',
  'pending',
  'paid',
  'refunded',
  'void',
] as const
export type InvoiceTab = (typeof invoiceTabs)[number]

/** Drafts are for staff alone. */
export const staffInvoiceTabs = [...invoiceTabs, 'draft'] as const
export type StaffInvoiceTab = (typeof staffInvoiceTabs)[number]

export const invoiceSorts = ['newest', 'oldest', 'due', 'amount'] as const
export type InvoiceSort = (typeof invoiceSorts)[number]

export type InvoiceFilter = {
  q: string | null
  from: string | null
  to: string | null
  currency: string | null
}

const OPEN = `state = 'issued' and balance_minor > 0 and pending_minor < balance_minor`
const SETTLED = `state = 'issued' and balance_minor = 0`
const ALL_WENT_BACK = 'refunded_minor > 0 and paid_minor = 0'

/**
 * The statuses of invoices/status.ts as SQL; a test holds the two together. `overdue` takes today
 * as its one parameter.
 */
export const tabConditions: Record<StaffInvoiceTab, string> = {
  all: '1 = 1',
  unpaid: OPEN,
  overdue: `${OPEN} and due_on < ?`,
  // The second to last says nothing new but to the index of the few with money on its way.
  pending: `state = 'issued' and balance_minor > 0 and pending_minor > 0
            and pending_minor >= balance_minor`,
  // Nobody paid a credit note; it is among all.
  paid: `${SETTLED} and kind = 'invoice' and not (${ALL_WENT_BACK})`,
  refunded: `${SETTLED} and ${ALL_WENT_BACK}`,
  void: `state = 'void'`,
  draft: `state = 'draft'`,
}

export function tabParams(tab: StaffInvoiceTab, today: string): string[] {
  return tab === 'overdue' ? [today] : []
}

/** Narrows to what the client may see and asked for: drafts never, then search, dates, currency. */
export function applyFilter(
  query: DatabaseQueryBuilderContract,
  clientId: number,
  filter: InvoiceFilter
): void {
  query.where('client_id', clientId).whereNot('state', 'draft')
  if (filter.from) query.where('issued_on', '>=', filter.from)
  if (filter.to) query.where('issued_on', '<=', filter.to)
  if (filter.currency) query.where('currency', filter.currency)
  if (filter.q) applySearch(query, filter.q)
}

function applySearch(query: DatabaseQueryBuilderContract, text: string): void {
  const escaped = text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const amounts = amountCandidates(text)

  query.where((either) => {
    either.whereRaw(`search_text like ? escape '\\'`, [`%${escaped}%`])
    if (amounts.length > 0) {
      either.orWhereIn('tax_inclusive_minor', amounts).orWhereIn('balance_minor', amounts)
    }
  })
}

/**
 * What "1180", "1,180.00" or "1.180,00" may mean in minor units of currencies with none, two and
 * three decimals. A search may find too much; it must not miss.
 */
export function amountCandidates(text: string): number[] {
  const digits = text.replace(/[\s\u00a0\u202f'₹€$£¥]/g, '')
  if (!/^\d[\d.,]*$/.test(digits)) return []

  const fraction = /[.,](\d{1,3})$/.exec(digits)?.[1] ?? ''
  const readings = new Set<string>()
  readings.add(`${digits.replace(/[.,]/g, '')}|`)
  if (fraction)
    readings.add(`${digits.slice(0, -fraction.length - 1).replace(/[.,]/g, '')}|${fraction}`)

  return [...readings]
    .flatMap((reading) => {
      const [whole, decimals] = reading.split('|')
      return [0, 2, 3]
        .filter((exponent) => decimals.length <= exponent)
        .map((exponent) => Number(`${whole}${decimals.padEnd(exponent, '0')}`))
    })
    .filter(Number.isSafeInteger)
}

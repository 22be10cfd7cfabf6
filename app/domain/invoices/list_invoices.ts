import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import {
  applyFilter,
  invoiceTabs,
  tabConditions,
  tabParams,
  type InvoiceFilter,
  type InvoiceSort,
  type InvoiceTab,
} from '#domain/invoices/invoice_filter'
import type { InvoiceRowFacts } from '#domain/invoices/invoice_row'
import { invoiceRowColumns, toInvoiceRow } from '#domain/invoices/invoice_row'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

export type InvoiceQuery = InvoiceFilter & {
  tab: InvoiceTab
  sort: InvoiceSort
  limit: number
  /** Cursor of `page.next` or `page.prev` of an earlier answer. */
  after: string | null
}

export type InvoicePage = {
  rows: InvoiceRowFacts[]
  page: { prev: string | null; next: string | null }
  counts: Record<InvoiceTab, number>
  /** Every currency that the filter would find without a currency in it. */
  currencies: string[]
  /** Which of how many: { from: 21, to: 40, total: 57 }; from is 0 when there are none. */
  range: { from: number; to: number; total: number }
}

type Order = { expression: string; descending: boolean }

const NO_DUE_DATE = '9999-12-31'
const orders: Record<InvoiceSort, Order> = {
  newest: { expression: 'issued_on', descending: true },
  oldest: { expression: 'issued_on', descending: false },
  due: { expression: `coalesce(due_on, '${NO_DUE_DATE}')`, descending: false },
  amount: { expression: 'tax_inclusive_minor', descending: true },
}

/**
 * One page of a client's invoices, by keyset: the cost grows with the page and the client's own
 * invoices, not with the table. No models: this is the hottest read of the product.
 */
export async function listInvoices(
  clientId: number,
  query: InvoiceQuery,
  today: string
): Promise<Done<InvoicePage> | Refused<'invalid_cursor'>> {
  const cursor = query.after === null ? null : await readCursor(clientId, query)
  if (query.after !== null && !cursor) return refused('invalid_cursor')

  const { counts, currencies } = await countTabs(clientId, query, today)
  const backwards = cursor?.backwards ?? false
  const found = await page(clientId, query, today, cursor)
  const more = found.length > query.limit
  const rows = (
    backwards ? found.slice(0, query.limit).reverse() : found.slice(0, query.limit)
  ).map(toInvoiceRow)

  const before = rows.length === 0 ? 0 : await countBefore(clientId, query, today, cursor, rows)
  const total = counts[query.tab]
  const hasPrev = backwards ? more : cursor !== null
  const hasNext = backwards ? true : more

  return done({
    rows,
    counts,
    currencies,
    page: {
      prev: hasPrev && rows.length > 0 ? writeCursor('b', rows[0].publicId) : null,
      next: hasNext && rows.length > 0 ? writeCursor('f', rows[rows.length - 1].publicId) : null,
    },
    range: {
      from: rows.length === 0 ? 0 : before + 1,
      to: before + rows.length,
      total,
    },
  })
}

type Cursor = { backwards: boolean; value: string | number; id: number }

async function page(
  clientId: number,
  query: InvoiceQuery,
  today: string,
  cursor: Cursor | null
): Promise<Record<string, unknown>[]> {
  const { expression, descending } = orders[query.sort]
  const down = descending !== (cursor?.backwards ?? false)
  const direction = down ? 'desc' : 'asc'

  const select = scoped(clientId, query, today).select(...invoiceRowColumns())
  if (cursor) {
    select.whereRaw(`(${expression}, id) ${down ? '<' : '>'} (?, ?)`, [cursor.value, cursor.id])
  }
  return select.orderByRaw(`${expression} ${direction}, id ${direction}`).limit(query.limit + 1)
}

function scoped(
  clientId: number,
  query: InvoiceQuery,
  today: string
): DatabaseQueryBuilderContract {
  const select = db.from('invoices')
  applyFilter(select, clientId, query)
  if (query.tab !== 'all') {
    select.whereRaw(tabConditions[query.tab], tabParams(query.tab, today))
  }
  return select
}

/**
 * How many invoices each tab holds under the filter, and all currencies that would be found without
 * a currency in it: one query answers both.
 */
async function countTabs(
  clientId: number,
  filter: InvoiceFilter,
  today: string
): Promise<{ counts: Record<InvoiceTab, number>; currencies: string[] }> {
  const select = db.from('invoices').select('currency').groupBy('currency').orderBy('currency')
  applyFilter(select, clientId, { ...filter, currency: null })
  for (const tab of invoiceTabs) {
    select.select(
      db.raw(
        `sum(case when ${tabConditions[tab]} then 1 else 0 end) as "${tab}"`,
        tabParams(tab, today)
      )
    )
  }
  const rows: Record<string, unknown>[] = await select
  const asked = rows.filter((row) => !filter.currency || row.currency === filter.currency)
  const sum = (tab: InvoiceTab) => asked.reduce((total, row) => total + Number(row[tab]), 0)
  return {
    counts: Object.fromEntries(invoiceTabs.map((tab) => [tab, sum(tab)])) as Record<
      InvoiceTab,
      number
    >,
    currencies: rows.map((row) => String(row.currency)),
  }
}

/** How many rows stand before the page's first one. */
async function countBefore(
  clientId: number,
  query: InvoiceQuery,
  today: string,
  cursor: Cursor | null,
  rows: InvoiceRowFacts[]
): Promise<number> {
  if (!cursor) return 0
  const { expression, descending } = orders[query.sort]
  const first = rows[0]
  const value = await sortValue(clientId, query.sort, first.publicId)
  if (!value) return 0

  const row = await scoped(clientId, query, today)
    .whereRaw(`(${expression}, id) ${descending ? '>' : '<'} (?, ?)`, [value.value, value.id])
    .count('* as total')
    .firstOrFail()
  return Number(row.total)
}

async function readCursor(clientId: number, query: InvoiceQuery): Promise<Cursor | null> {
  const match = /^([fb])\.([\w-]{22})$/.exec(query.after ?? '')
  if (!match) return null
  const position = await sortValue(clientId, query.sort, match[2])
  return position && { ...position, backwards: match[1] === 'b' }
}

/** Cursors name an invoice by its public id; its place in the order is looked up, in this client. */
async function sortValue(
  clientId: number,
  sort: InvoiceSort,
  publicId: string
): Promise<{ value: string | number; id: number } | null> {
  const row = await db
    .from('invoices')
    .where('client_id', clientId)
    .where('public_id', publicId)
    .select('id', db.raw(`${orders[sort].expression} as value`))
    .first()
  return row && { id: Number(row.id), value: row.value }
}

function writeCursor(direction: 'f' | 'b', publicId: string): string {
  return `${direction}.${publicId}`
}

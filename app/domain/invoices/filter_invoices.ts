import { tabConditions, tabParams, type StaffInvoiceTab } from '#domain/invoices/invoice_filter'
import Invoice from '#models/invoice'

/** What staff narrow the invoices of all clients to. */
export type StaffInvoiceFilter = {
  status?: StaffInvoiceTab
  /** Public id of a client. */
  client?: string
  /** The beginning of a number, order number or reference, or part of a client's name. */
  q?: string
  /** The whole number, as the seller wrote it; several sellers may have used it. */
  number?: string
  currency?: string
  /** Days (YYYY-MM-DD), both included. */
  issuedFrom?: string
  issuedTo?: string
  dueFrom?: string
  dueTo?: string
}

type Ids = ReturnType<typeof Invoice.query>

/**
 * `today` is the company's (YYYY-MM-DD): what is overdue depends on it. A search and days of issue
 * are looked up as ids, from indexes alone: of a million invoices half may be of one year, and a
 * page reads twenty of their rows.
 */
export function filterInvoices(filter: StaffInvoiceFilter, today: string) {
  const query = Invoice.query()
  const { status, client, q, number, currency, issuedFrom, issuedTo, dueFrom, dueTo } = filter
  if (status && status !== 'all') query.whereRaw(tabConditions[status], tabParams(status, today))
  if (client) {
    query.whereIn('client_id', (ids) => ids.from('clients').where('public_id', client).select('id'))
  }
  if (number !== undefined) query.where('number', number)
  if (currency) query.where('currency', currency)
  if (client || number !== undefined) {
    // What one client has, or a number, is few: their own index is the better one.
    if (issuedFrom) query.where('issued_on', '>=', issuedFrom)
    if (issuedTo) query.where('issued_on', '<=', issuedTo)
  } else if (issuedFrom || issuedTo) {
    query.whereIn('id', (ids) => issuedWithin(ids, issuedFrom, issuedTo))
  }
  if (dueFrom) query.where('due_on', '>=', dueFrom)
  if (dueTo) query.where('due_on', '<=', dueTo)
  if (q) query.whereIn('id', (ids) => search(ids, q))
  return query
}

function issuedWithin(ids: Ids, from?: string, to?: string): void {
  ids.from('invoices').select('id')
  if (from) ids.where('issued_on', '>=', from)
  if (to) ids.where('issued_on', '<=', to)
}

/** By ranges of indexes, which a pattern in any case cannot use: as typed, in capitals and small. */
function search(ids: Ids, text: string): void {
  const spellings = [...new Set([text, text.toUpperCase(), text.toLowerCase()])]
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  ids.from('invoices').select('id')
  ids.where((either) => {
    for (const one of spellings) {
      for (const column of ['number', 'po_number']) {
        either.orWhere((range) =>
          range.where(column, '>=', one).where(column, '<', `${one}\u{10FFFF}`)
        )
      }
    }
    either.orWhereIn('client_id', (clients) =>
      clients
        .from('clients')
        .where('ref', text)
        .orWhereRaw(`lower(name) like ? escape '\\'`, [pattern])
        .select('id')
    )
  })
}

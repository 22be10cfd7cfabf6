import { admin } from '~admin/api/client'
import { readText, sendFile } from '~admin/api/send_file'
import type { Answer, Job } from '~admin/wire'
import { dataOf } from '~shared/asked'

/** What a file of many is about. */
export type ImportKind = 'invoices' | 'clients'

/** How a table is handed in; what is left out the server finds out by itself. */
export type TableQuery = {
  format: 'csv' | 'json'
  dryRun: boolean
  atomic: boolean
  delimiter?: string
  /** "column of the file=ours" */
  map?: string[]
  notify?: boolean
  decimal?: string
  dates?: string
}

const BASE = '/api/v1/admin'
const TABLES = { invoices: `${BASE}/invoice-imports/bulk`, clients: `${BASE}/client-imports` }
const TYPES = { csv: 'text/csv', json: 'application/json' }

/** Files to begin with: the browser downloads them by itself. */
export const templateUrl = {
  invoices: `${BASE}/invoice-imports/template`,
  clients: `${BASE}/client-imports/template`,
}

export type TakenDocument = Answer<'admin.invoice_imports.store'>['data']
export type BookTotal = Answer<'admin.invoice_totals.index'>['data'][number]

type Progress = { key?: string; signal: AbortSignal; onSent?: (bytes: number) => void }

/** Files that come in: many of something in one, or e-invoices, a file each. */
export const imports = {
  template: (kind: ImportKind) => readText(templateUrl[kind]),
  start: (kind: ImportKind, file: File, query: TableQuery, progress: Progress) =>
    sendFile<Job>(`${TABLES[kind]}?${spelled(file, query)}`, file, {
      type: TYPES[query.format],
      ...progress,
    }),
  document: (file: File, query: { dryRun: boolean; notify: boolean }, signal: AbortSignal) =>
    sendFile<TakenDocument>(`${BASE}/invoice-imports?${spelled(file, query)}`, file, {
      type: 'application/xml',
      signal,
    }),
  books: () => dataOf(admin.invoiceTotals.index({})),
}

function spelled(file: File, query: Record<string, string | boolean | string[]>): string {
  const params = new URLSearchParams({ fileName: file.name.slice(-255) })
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value) params.append(`${name}[]`, one)
    else params.set(name, String(value))
  }
  return params.toString()
}

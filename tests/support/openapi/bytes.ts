import { invoiceDocument, unfinishedInvoice } from '#tests/support/openapi/invoice_document'
import type { Schema } from '#tests/support/openapi/schema'

/**
 * What is not JSON: bodies that are read byte for byte, and files that are answered. Types tell
 * nothing of them, so they stand here by the name of their route.
 */
export type Bytes = {
  takes?: string[]
  gives?: string[]
  query?: Record<string, string>
  /** Of a body that is JSON after all, and read past the parser because amounts are exact. */
  body?: () => Schema
}

const PDF = ['application/pdf']
const IMAGES = ['application/pdf', 'image/jpeg', 'image/png']
const INLINE = { inline: '`1`: to be shown in a browser, not to be saved.' }

const TABLES = [
  ...['text/csv', 'text/plain', 'application/json', 'application/jsonl'],
  'application/octet-stream',
]

const bytes: Record<string, Bytes> = {
  'admin.accounts.import': { takes: TABLES },
  'admin.brand_logos.update': { takes: ['image/png', 'image/jpeg', 'image/webp'] },
  'admin.invites.import': { takes: TABLES },
  'admin.invoices_by_ref.update': { takes: ['application/json'], body: invoiceDocument },
  'admin.audit_events.index': { gives: ['application/jsonl', 'text/csv'] },
  'admin.bulk_invoice_imports.store': { takes: TABLES },
  'admin.bulk_invoice_imports.template': { gives: ['text/csv', 'application/json'] },
  'admin.client_exports.show': { gives: ['text/csv', 'application/jsonl'] },
  'admin.client_imports.store': { takes: TABLES },
  'admin.client_imports.template': { gives: ['text/csv'] },
  'admin.invoice_documents.pdf': { gives: PDF, query: INLINE },
  'admin.invoice_documents.xml': { gives: ['application/xml'], query: INLINE },
  'admin.invoice_imports.store': { takes: ['application/xml', 'text/xml', ...PDF] },
  'admin.invoice_previews.store': { takes: ['application/json'], body: unfinishedInvoice },
  'admin.payment_receipts.show': { gives: PDF, query: INLINE },
  'admin.transfer_reports.proof': { gives: IMAGES },
  'api_document.show': { gives: ['application/json'] },
  'portal.invoice_documents.pdf': { gives: PDF, query: INLINE },
  'portal.invoice_documents.xml': { gives: ['application/xml'], query: INLINE },
  'portal.receipts.show': { gives: PDF, query: INLINE },
  'portal.transfer_proofs.show': { gives: IMAGES },
  'portal.transfer_proofs.update': { takes: IMAGES },
}

export function bytesOf(route: string): Bytes {
  return bytes[route] ?? {}
}

export const routesWithBytes = Object.keys(bytes)

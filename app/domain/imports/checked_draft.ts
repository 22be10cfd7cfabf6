import type { InvoiceDraft } from '#domain/imports/invoice_draft'

/** A document that is right in itself, and what it was made from. */
export type CheckedDraft = { draft: InvoiceDraft; hash: string; ref: string | null }

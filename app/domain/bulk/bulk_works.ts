import type { BulkWorks } from '#domain/bulk/bulk_work'

/** What the worker knows how to do. */
export const bulkWorks: BulkWorks = {}

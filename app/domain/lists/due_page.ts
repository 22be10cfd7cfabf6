import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { isPublicId } from '#domain/shared/public_id'
import Invoice from '#models/invoice'

/**
 * One page of invoices, the one due first at the top; those without a due date are left out. A
 * cursor is the public id of the last row of the page before. Null when `after` is none.
 */
export async function duePage(
  query: ModelQueryBuilderContract<typeof Invoice, Invoice>,
  { limit = 20, after }: { limit?: number; after?: string }
): Promise<{ rows: Invoice[]; page: { prev: null; next: string | null } } | null> {
  if (after !== undefined) {
    const id = /^d\.(.+)$/.exec(after)?.[1]
    const last = isPublicId(id) ? await Invoice.findBy('public_id', id) : null
    if (!last?.dueOn) return null
    query.whereRaw('(due_on, id) > (?, ?)', [last.dueOn, last.id])
  }
  const found = await query
    .whereNotNull('due_on')
    .orderBy('due_on')
    .orderBy('id')
    .limit(limit + 1)
  const rows = found.slice(0, limit)
  const next = found.length > limit ? `d.${rows.at(-1)!.publicId}` : null
  return { rows, page: { prev: null, next } }
}

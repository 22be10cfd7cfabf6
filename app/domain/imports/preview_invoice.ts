import db from '@adonisjs/lucid/services/db'
import { checkSource, type ImportSource } from '#domain/imports/import_invoices'
import type { DraftProblem, InvoiceDraft } from '#domain/imports/invoice_draft'
import { judgeInvoices } from '#domain/imports/judge_invoices'
import { findSeller } from '#domain/imports/open_seller'
import { readKnownClients } from '#domain/imports/read_known_clients'

export type ImportPreview =
  | {
      outcome: 'imported' | 'unchanged'
      draft: InvoiceDraft
      /** Public id of the document that is there already. */
      publicId: string | null
      /** Public id of the client that its buyer is; null when one would be made. */
      clientId: string | null
    }
  | { outcome: 'refused'; problems: DraftProblem[] }

/** What would become of a document, and nothing is written. See importInvoice. */
export async function previewInvoice(source: ImportSource): Promise<ImportPreview> {
  const checked = checkSource(source)
  if ('problems' in checked) return { outcome: 'refused', problems: checked.problems }

  const { draft, hash } = checked
  return db.transaction(async (trx) => {
    const [judged] = await judgeInvoices(trx, [{ draft, hash, ref: null }])
    if (judged !== 'new' && judged.outcome === 'refused') {
      return { outcome: 'refused', problems: [judged.problem] }
    }
    const seller = await findSeller(trx, draft.seller)
    const known = await readKnownClients(trx, [draft.buyer], seller?.id ?? null)
    return {
      outcome: judged === 'new' ? 'imported' : 'unchanged',
      draft,
      publicId: judged === 'new' ? null : judged.publicId,
      clientId: known.match(draft.buyer)?.publicId ?? null,
    }
  })
}

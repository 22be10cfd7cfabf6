import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { CheckedDraft } from '#domain/imports/checked_draft'
import type { DraftProblem, InvoiceDraft } from '#domain/imports/invoice_draft'
import { findSeller } from '#domain/imports/open_seller'
import type { SeenBefore } from '#domain/imports/seen_before'

/** What becomes of a document; "new": it can be taken in. */
export type Judged =
  | 'new'
  /** `id` is null in a dry run, of one that would have been imported before it. */
  | { outcome: 'unchanged'; id: number | null; publicId: string | null }
  | { outcome: 'refused'; problem: DraftProblem; existing: Known | null }

type Known = { id: number | null; publicId: string | null; number: string; hash: string }

/** What would become of documents of one seller, and nothing is written. See takeInvoices. */
export async function judgeInvoices(
  trx: TransactionClientContract,
  checked: CheckedDraft[],
  seen?: SeenBefore
): Promise<Judged[]> {
  const seller = await findSeller(trx, checked[0].draft.seller)
  return judge(trx, checked, seller?.id ?? null, seen)
}

/** The same of documents of a seller that was looked up; null when it has none yet. */
export async function judge(
  trx: TransactionClientContract,
  checked: CheckedDraft[],
  sellerId: number | null,
  seen?: SeenBefore
): Promise<Judged[]> {
  const { byNumber, byRef } = await readKnown(trx, checked, sellerId)
  return checked.map((one) => {
    const { draft, hash, ref } = one
    const ofRef = ref === null ? undefined : byRef.get(ref)
    const existing = byNumber.get(draft.number)
    const before = seen?.hashOf(one)
    if (ofRef && ofRef.number !== draft.number) {
      return { outcome: 'refused', problem: refTaken(ref!, ofRef), existing: ofRef }
    }
    if (existing?.hash === hash || before === hash.slice(0, 16)) {
      const { id = null, publicId = null } = existing ?? {}
      return { outcome: 'unchanged', id, publicId }
    }
    if (existing || before !== undefined) {
      return { outcome: 'refused', problem: numberTaken(draft), existing: existing ?? null }
    }
    const known = { id: null, publicId: null, number: draft.number, hash }
    byNumber.set(draft.number, known)
    if (ref !== null) byRef.set(ref, known)
    seen?.add(one)
    return 'new'
  })
}

async function readKnown(
  trx: TransactionClientContract,
  checked: CheckedDraft[],
  sellerId: number | null
): Promise<{ byNumber: Map<string, Known>; byRef: Map<string, Known> }> {
  const read = async (column: string, values: string[]): Promise<(Known & { ref: string })[]> => {
    if (sellerId === null || values.length === 0) return []
    const rows: {
      id: number | string
      public_id: string
      number: string
      ref: string
      source_hash: string
    }[] = await trx
      .from('invoices')
      .where('seller_id', sellerId)
      .whereIn(column, values)
      .where((counted) => {
        // A void document keeps its number for good, and lets go of the other system's reference.
        if (column === 'ref') counted.whereRaw(`state <> 'void'`)
      })
      .select('id', 'public_id', 'number', 'ref', 'source_hash')
    return rows.map((row) => ({
      ...{ id: Number(row.id), publicId: row.public_id, number: row.number },
      ...{ ref: row.ref, hash: row.source_hash },
    }))
  }
  const numbered = await read(
    'number',
    checked.map(({ draft }) => draft.number)
  )
  const referred = await read(
    'ref',
    checked.flatMap(({ ref }) => ref ?? [])
  )
  return {
    byNumber: new Map(numbered.map((row) => [row.number, row])),
    byRef: new Map(referred.map((row) => [row.ref, row])),
  }
}

function numberTaken(draft: InvoiceDraft): DraftProblem {
  return {
    code: 'number_taken',
    place: PLACE_OF_NUMBER[draft.source] ?? null,
    rule: 'BT-1',
    message: `${draft.seller.name} already has a document ${draft.number}, with other content.`,
  }
}

function refTaken(ref: string, { number }: Known): DraftProblem {
  const message = `The reference ${ref} is that of document ${number}.`
  return { code: 'ref_taken', place: null, rule: null, message }
}

const PLACE_OF_NUMBER: Partial<Record<InvoiceDraft['source'], string>> = {
  ubl: '/*/cbc:ID',
  cii: '/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:ID',
  csv: 'number',
  json: 'number',
}

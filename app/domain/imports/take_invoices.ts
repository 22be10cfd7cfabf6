import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { recordAudits } from '#domain/audit/record_audit'
import { openOneAtATime } from '#domain/accounts/open_one_at_a_time'
import { findOrOpenClients, type FoundClient } from '#domain/imports/find_or_open_clients'
import type { DraftProblem, InvoiceDraft } from '#domain/imports/invoice_draft'
import { findSeller, openSeller } from '#domain/imports/open_seller'
import { sellerIdentity } from '#domain/imports/party_identity'
import { storeInvoices } from '#domain/imports/store_invoices'
import type { Actor } from '#domain/shared/actor'

/** A document that is right in itself, and what it was made from. */
export type CheckedDraft = { draft: InvoiceDraft; hash: string; ref: string | null }

export type Taken =
  | { outcome: 'imported'; id: number; publicId: string; client: FoundClient }
  /** `id` is null in a dry run, of one that would have been imported before it. */
  | { outcome: 'unchanged'; id: number | null; publicId: string | null }
  | { outcome: 'refused'; problem: DraftProblem; existing: Known | null }

type Known = { id: number | null; publicId: string | null; number: string; hash: string }

/**
 * Takes in documents of one seller, in the caller's write transaction: their clients are found or
 * made, they stand with all their parts, and the audit log says so of each. One that is there
 * already is unchanged when it was made from the same, and else refused (number_taken, ref_taken);
 * the others are not affected. Answers in their order.
 */
export async function takeInvoices(
  trx: TransactionClientContract,
  checked: CheckedDraft[],
  actor: Actor,
  now: DateTime
): Promise<Taken[]> {
  await openOneAtATime(trx)
  const seller = await findSeller(trx, checked[0].draft.seller)
  const standing = await judge(trx, checked, seller?.id ?? null)
  const fresh = checked.filter((_, index) => standing[index] === 'new')
  if (fresh.length === 0) return standing as Taken[]

  const buyers = fresh.map(({ draft }) => draft.buyer)
  const clients = await findOrOpenClients(trx, buyers, seller?.id ?? null, actor, now)
  const { id: sellerId } = seller ?? (await openSeller(trx, checked[0].draft.seller, now))
  const documents = fresh.map(({ draft, hash, ref }, index) => ({
    draft,
    owner: { clientId: clients[index].id, sellerId, sourceHash: hash, ref },
  }))
  const stored = await storeInvoices(trx, documents, now)
  const events = fresh.map((one, index) => imported(one, stored[index].publicId, clients[index]))
  await recordAudits(trx, actor, events, now)

  let next = 0
  return standing.map((one): Taken => {
    if (one !== 'new') return one
    const index = next++
    return { outcome: 'imported', ...stored[index], client: clients[index] }
  })
}

/** What would become of documents of one seller, and nothing is written. See takeInvoices. */
export async function judgeInvoices(
  trx: TransactionClientContract,
  checked: CheckedDraft[],
  seen?: SeenBefore
): Promise<(Exclude<Taken, { outcome: 'imported' }> | 'new')[]> {
  const seller = await findSeller(trx, checked[0].draft.seller)
  return judge(trx, checked, seller?.id ?? null, seen)
}

/**
 * Of a dry run: the numbers of each seller that earlier batches would have used. A batch may be
 * judged again when the database was busy, so what it saw is `keep`t apart until it is over.
 */
export class SeenBefore {
  private hashes = new Map<string, string>()
  private ofBatch = new Map<string, string>()

  /** A batch is judged, or judged again. */
  begin(): void {
    this.ofBatch = new Map()
  }

  /** The batch is over. */
  keep(): void {
    for (const [key, hash] of this.ofBatch) this.hashes.set(key, hash)
    this.begin()
  }

  keyOf({ draft }: CheckedDraft): string {
    return `${sellerIdentity(draft.seller)}\n${draft.number}`
  }

  hashOf(one: CheckedDraft): string | undefined {
    const key = this.keyOf(one)
    return this.ofBatch.get(key) ?? this.hashes.get(key)
  }

  /** Part of the hash is enough to tell two documents apart. */
  add(one: CheckedDraft): void {
    this.ofBatch.set(this.keyOf(one), one.hash.slice(0, 16))
  }
}

async function judge(
  trx: TransactionClientContract,
  checked: CheckedDraft[],
  sellerId: number | null,
  seen?: SeenBefore
): Promise<(Exclude<Taken, { outcome: 'imported' }> | 'new')[]> {
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

function imported({ draft, hash }: CheckedDraft, publicId: string, client: FoundClient) {
  const { kind, number, source, currency, totals } = draft
  return {
    action: 'invoice.imported',
    clientId: client.id,
    target: { type: 'invoice', id: publicId },
    details: {
      ...{ kind, number, source, sha256: hash, currency },
      ...{ dueMinor: totals.due.amountMinor, clientOpened: client.opened },
    },
  }
}

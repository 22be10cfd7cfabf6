import { createHash } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { sendInvites } from '#domain/accounts/links/send_invites'
import { recordAudit } from '#domain/audit/record_audit'
import { announceInvoice } from '#domain/imports/announce_invoice'
import { checkDraft } from '#domain/imports/check_draft'
import { findOrOpenClient } from '#domain/imports/find_or_open_client'
import type { DraftProblem, InvoiceDraft } from '#domain/imports/invoice_draft'
import { findSeller, openSeller } from '#domain/imports/open_seller'
import { readEInvoice } from '#domain/imports/read_e_invoice'
import { storeInvoice } from '#domain/imports/store_invoice'
import { storeSourceFile } from '#domain/imports/store_source_file'
import type { Actor } from '#domain/shared/actor'
import { canonicalJson } from '#domain/shared/canonical_json'
import Client from '#models/client'
import Invoice from '#models/invoice'
import type Seller from '#models/seller'

/** A file's bytes, or a draft that was made otherwise (a form, the demo). */
export type ImportSource = Uint8Array | InvoiceDraft

export type ImportOptions = {
  fileName: string
  actor: Actor
  now: DateTime
  /** Mail the client about it. Without it nobody is mailed. */
  notify?: boolean
}

export type ImportOutcome = { fileName: string } & (
  | { outcome: 'imported'; invoice: Invoice; client: Client; clientOpened: boolean }
  | { outcome: 'unchanged'; invoice: Invoice; client: Client }
  | { outcome: 'refused'; problems: DraftProblem[] }
)

type Checked = { draft: InvoiceDraft; hash: string; bytes: Uint8Array | null }

/** One after another, each file in a transaction of its own. See importInvoice. */
export async function importInvoices(
  files: { name: string; bytes: Uint8Array }[],
  options: Omit<ImportOptions, 'fileName'>
): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = []
  for (const { name, bytes } of files) {
    outcomes.push(await importInvoice(bytes, { ...options, fileName: name }))
  }
  return outcomes
}

/**
 * Takes in one document: its seller and client are found or made (a client together with its
 * portal account), and the invoice stands with its lines, taxes, allowances, charges and original
 * file, all in one transaction or not at all.
 *
 * Idempotent: the same bytes again are `unchanged` and write nothing. A number that the seller has
 * used for other content is refused (problem code number_taken), as is whatever the reader and the
 * norm's arithmetic refuse; nothing is written then. Throws only for bugs and DatabaseBusy.
 */
export async function importInvoice(
  source: ImportSource,
  options: ImportOptions
): Promise<ImportOutcome> {
  const { fileName, actor, now } = options
  const checked = check(source)
  if ('problems' in checked) return { fileName, outcome: 'refused', problems: checked.problems }

  const { result, uninvited } = await writeTransaction((trx) =>
    importChecked(trx, checked, options)
  )
  // Invites have transactions of their own; should they fail, the memberships stay "not invited".
  if (uninvited.length > 0) await sendInvites({ memberships: uninvited }, actor, now)
  return result
}

function check(source: ImportSource): Checked | { problems: DraftProblem[] } {
  if (source instanceof Uint8Array) {
    const read = readEInvoice(source)
    return read.ok
      ? { draft: read.value, hash: sha256(source), bytes: source }
      : { problems: read.details }
  }
  const problems = checkDraft(source)
  if (problems.length > 0) return { problems }
  return { draft: source, hash: sha256(canonicalJson(source)), bytes: null }
}

async function importChecked(
  trx: TransactionClientContract,
  { draft, hash, bytes }: Checked,
  { fileName, actor, now, notify = false }: ImportOptions
): Promise<{ result: ImportOutcome; uninvited: number[] }> {
  await oneImportAtATime(trx)

  const known = await findSeller(trx, draft.seller)
  const existing = known && (await findByNumber(trx, known, draft.number))
  if (existing) {
    return { result: await answerAgain(trx, existing, draft, hash, fileName), uninvited: [] }
  }

  const sellerId = known?.id ?? null
  const { client, opened } = await findOrOpenClient(trx, draft.buyer, sellerId, actor, now)
  const seller = known ?? (await openSeller(trx, draft.seller, now))
  const owner = { clientId: client.id, sellerId: seller.id, sourceHash: hash }
  const invoice = await storeInvoice(trx, draft, owner, now)
  if (bytes) await storeSourceFile(trx, invoice, { bytes, name: fileName }, now)

  await recordAudit(trx, actor, imported(invoice, opened), now)
  const uninvited = notify ? await announceInvoice(trx, invoice, client) : []
  return {
    result: { fileName, outcome: 'imported', invoice, client, clientOpened: opened },
    uninvited,
  }
}

/**
 * Two imports at once could both find that a buyer is new. SQLite has one writer anyway; on
 * PostgreSQL imports queue up here until the other's commit.
 */
async function oneImportAtATime(trx: TransactionClientContract): Promise<void> {
  if (trx.dialect.name !== 'postgres') return
  await trx.rawQuery(`select pg_advisory_xact_lock(hashtext('import_invoices'))`)
}

function findByNumber(
  trx: TransactionClientContract,
  seller: Seller,
  number: string
): Promise<Invoice | null> {
  return Invoice.query({ client: trx }).where({ seller_id: seller.id, number }).first()
}

async function answerAgain(
  trx: TransactionClientContract,
  existing: Invoice,
  draft: InvoiceDraft,
  hash: string,
  fileName: string
): Promise<ImportOutcome> {
  if (existing.sourceHash === hash) {
    const client = await Client.findOrFail(existing.clientId, { client: trx })
    return { fileName, outcome: 'unchanged', invoice: existing, client }
  }
  const problem = {
    code: 'number_taken',
    place: PLACE_OF_NUMBER[draft.source] ?? null,
    rule: 'BT-1',
    message: `${draft.seller.name} already has a document ${draft.number}, with other content.`,
  }
  return { fileName, outcome: 'refused', problems: [problem] }
}

const PLACE_OF_NUMBER: Partial<Record<InvoiceDraft['source'], string>> = {
  ubl: '/*/cbc:ID',
  cii: '/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:ID',
}

function imported(invoice: Invoice, clientOpened: boolean) {
  const { kind, number, source, sourceHash, currency, dueMinor } = invoice
  return {
    action: 'invoice.imported',
    clientId: invoice.clientId,
    target: { type: 'invoice', id: invoice.publicId },
    details: { kind, number, source, sha256: sourceHash, currency, dueMinor, clientOpened },
  }
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

import { createHash } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { sendInvites } from '#domain/accounts/links/send_invites'
import { announceInvoice } from '#domain/imports/announce_invoice'
import { checkDraft } from '#domain/imports/check_draft'
import type { DraftProblem, InvoiceDraft } from '#domain/imports/invoice_draft'
import { readEInvoice } from '#domain/imports/read_e_invoice'
import { storeSourceFile } from '#domain/imports/store_source_file'
import { takeInvoices } from '#domain/imports/take_invoices'
import type { Actor } from '#domain/shared/actor'
import { canonicalJson } from '#domain/shared/canonical_json'
import Client from '#models/client'
import Invoice from '#models/invoice'

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
  const checked = checkSource(source)
  if ('problems' in checked) return { fileName, outcome: 'refused', problems: checked.problems }

  const { result, uninvited } = await writeTransaction((trx) =>
    importChecked(trx, checked, options)
  )
  // Invites have transactions of their own; should they fail, the memberships stay "not invited".
  if (uninvited.length > 0) await sendInvites({ memberships: uninvited }, actor, now)
  return result
}

/** What a source holds, when it is right in itself. */
export function checkSource(source: ImportSource): Checked | { problems: DraftProblem[] } {
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
  const [taken] = await takeInvoices(trx, [{ draft, hash, ref: null }], actor, now)
  if (taken.outcome === 'refused') {
    const { outcome, problem } = taken
    return { result: { fileName, outcome, problems: [problem] }, uninvited: [] }
  }
  const invoice = await Invoice.findOrFail(taken.id, { client: trx })
  const client = await Client.findOrFail(invoice.clientId, { client: trx })
  if (taken.outcome === 'unchanged') {
    return { result: { fileName, outcome: 'unchanged', invoice, client }, uninvited: [] }
  }
  if (bytes) await storeSourceFile(trx, invoice, { bytes, name: fileName }, now)
  const uninvited = notify ? await announceInvoice(trx, invoice, client) : []
  const clientOpened = taken.client.opened
  return { result: { fileName, outcome: 'imported', invoice, client, clientOpened }, uninvited }
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

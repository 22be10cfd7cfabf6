import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { checkInput, Issuers } from '#domain/imports/check_input'
import { findIssuer } from '#domain/imports/find_issuer'
import type { InvoiceDraft } from '#domain/imports/invoice_draft'
import type { InputProblem } from '#domain/imports/invoice_input'
import { inputOf } from '#domain/imports/read_json'
import { takeInvoices } from '#domain/imports/take_invoices'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Invoice from '#models/invoice'

/**
 * Takes in one document of the format invoice.v1 under another system's reference, which is the
 * seller's own. The same again is `unchanged`, also when it was voided since. An issued document is
 * never edited: one that says something else is refused, with what differs, and is to be voided and
 * issued anew, under the same reference and a number of its own.
 */
export async function upsertInvoice(
  { ref, document }: { ref: string; document: Record<string, unknown> },
  actor: Actor,
  now: DateTime
): Promise<
  | Done<{ id: number; outcome: 'imported' | 'unchanged' }>
  | Refused<'invoice_refused', { problems: InputProblem[] }>
  | Refused<'invoice_differs', { id: string | null; number: string; differs: string[] }>
> {
  const read = inputOf(document, 1)
  if (!('input' in read)) return refused('invoice_refused', { problems: read.problems })
  const checked = await checkInput(read.input, new Issuers(findIssuer), ref)
  if (!checked.ok) return refused('invoice_refused', { problems: checked.details })

  const { draft } = checked.value
  return writeTransaction(async (trx) => {
    const [taken] = await takeInvoices(trx, [checked.value], actor, now)
    if (taken.outcome !== 'refused') return done({ id: taken.id!, outcome: taken.outcome })
    const { existing } = taken
    const invoice = await Invoice.query({ client: trx })
      .where('id', existing!.id!)
      .preload('lines', (lines) => lines.orderBy('position'))
      .firstOrFail()
    const { publicId, number } = invoice
    const differs = [...(invoice.ref === ref ? [] : ['ref']), ...differences(invoice, draft)]
    return refused('invoice_differs', { id: publicId, number, differs })
  })
}

const SAME = [
  ...['number', 'kind', 'issuedOn', 'dueOn', 'currency', 'title', 'poNumber', 'buyerReference'],
  ...['contractReference', 'projectReference', 'note', 'paymentTerms', 'remittance'],
  ...['deliveredOn', 'periodFrom', 'periodTo'],
] as const

/** The fields of invoice.v1 in which a document is not what was issued; "lines" are one of them. */
function differences(invoice: Invoice, draft: InvoiceDraft): string[] {
  const fields: string[] = SAME.filter((field) => invoice[field] !== draft[field])
  if (invoice.buyerParty.name !== draft.buyer.name) fields.push('client.name')
  if (invoice.buyerParty.identifier !== draft.buyer.identifier) fields.push('client.ref')
  if (invoice.prepaidMinor !== draft.totals.prepaid.amountMinor) fields.push('prepaid')
  const told = (line: {
    name: string
    quantity: string
    unitPrice: string
    taxRate: string | null
  }) => [line.name, line.quantity, line.unitPrice, line.taxRate].join('\n')
  const isSame =
    invoice.lines.length === draft.lines.length &&
    invoice.lines.every((line, index) => told(line) === told(draft.lines[index]))
  if (!isSame) fields.push('lines')
  return fields
}

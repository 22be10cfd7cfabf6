import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { recordAudits } from '#domain/audit/record_audit'
import { openOneAtATime } from '#domain/accounts/open_one_at_a_time'
import type { CheckedDraft } from '#domain/imports/checked_draft'
import { findOrOpenClients, type FoundClient } from '#domain/imports/find_or_open_clients'
import { judge, type Judged } from '#domain/imports/judge_invoices'
import { findSeller, openSeller } from '#domain/imports/open_seller'
import { storeInvoices } from '#domain/imports/store_invoices'
import type { Actor } from '#domain/shared/actor'

export type Taken =
  | { outcome: 'imported'; id: number; publicId: string; client: FoundClient }
  | Exclude<Judged, 'new'>

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

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { CheckedDraft } from '#domain/imports/checked_draft'
import { newClient } from '#domain/imports/find_or_open_clients'
import { KnownClients } from '#domain/imports/known_clients'
import { findSeller } from '#domain/imports/open_seller'
import { readKnownClients } from '#domain/imports/read_known_clients'

/** Whom the imported documents were for: clients that were there, and that were opened for them. */
type ImportClients = { found: number; opened: number }

/** Row ids of what was the newest when an import began. */
export type NewestRows = { invoice: number; client: number }

/** Of all documents since then; somebody else who imports at the same time is counted too. */
export async function clientsSince(
  trx: TransactionClientContract,
  newest: NewestRows
): Promise<ImportClients> {
  const row: { billed: unknown; opened: unknown } = await trx
    .from('invoices')
    .where('id', '>', newest.invoice)
    .countDistinct('client_id as billed')
    .select(
      trx.raw('count(distinct case when client_id > ? then client_id end) as opened', [
        newest.client,
      ])
    )
    .firstOrFail()
  const opened = Number(row.opened)
  return { found: Number(row.billed) - opened, opened }
}

/**
 * Of a dry run: whom the documents would be for. The same documents may be looked at again, when the
 * database was busy: by then their clients are foreseen.
 */
export class ForeseenClients {
  private found = new Set<number>()
  private made = new KnownClients([])
  private opened = 0

  get counted(): ImportClients {
    return { found: this.found.size, opened: this.opened }
  }

  /** Documents of one seller that would be taken in. */
  async add(trx: TransactionClientContract, checked: CheckedDraft[]): Promise<void> {
    if (checked.length === 0) return
    const seller = await findSeller(trx, checked[0].draft.seller)
    const buyers = checked.map(({ draft }) => draft.buyer)
    const known = await readKnownClients(trx, buyers, seller?.id ?? null)
    for (const buyer of buyers) {
      const client = known.match(buyer)
      if (client) this.found.add(client.id!)
      else if (!this.made.match(buyer)) {
        this.made.add(newClient(buyer, known).facts)
        this.opened++
      }
    }
  }
}

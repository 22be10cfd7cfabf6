import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { findOrOpenAccount } from '#domain/accounts/find_or_open_account'
import { openMembership } from '#domain/accounts/open_membership'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import Client from '#models/client'

const BATCH = 100

export type OpenedAccount = { clientId: string; clientName: string; email: string | null }

/**
 * Gives every client without a portal account one (owner, not invited), in batches of one
 * transaction each. Running it again makes nothing twice; `dryRun` only tells what it would do.
 */
export async function openMissingAccounts(
  actor: Actor,
  now: DateTime,
  { dryRun = false } = {}
): Promise<{ opened: OpenedAccount[]; alreadyThere: number }> {
  const missing = await withoutAccount()
  const [{ total }] = await Client.query().count('* as total').pojo<{ total: number }>()
  const opened: OpenedAccount[] = []

  for (let start = 0; start < missing.length; start += BATCH) {
    const batch = missing.slice(start, start + BATCH)
    opened.push(...(dryRun ? batch.map(describe) : await openBatch(batch, actor, now)))
  }
  return { opened, alreadyThere: Number(total) - missing.length }
}

function withoutAccount(): Promise<Client[]> {
  return Client.query()
    .whereDoesntHave('memberships', () => {})
    .orderBy('id')
}

function openBatch(clients: Client[], actor: Actor, now: DateTime): Promise<OpenedAccount[]> {
  return writeTransaction(async (trx) => {
    const opened: OpenedAccount[] = []
    for (const client of clients) {
      // Somebody else may have opened it since the list was read.
      if (await trx.from('memberships').where('client_id', client.id).first()) continue

      const account = await findOrOpenAccount(
        trx,
        {
          name: client.contactName ?? client.name.slice(0, 200),
          email: client.billingEmail?.toLowerCase() ?? null,
          phone: null,
          locale: client.locale,
        },
        now
      )
      await openMembership(trx, client, account, 'owner', now)
      await recordAudit(
        trx,
        actor,
        {
          action: 'account.opened',
          clientId: client.id,
          target: { type: 'account', id: account.publicId },
          details: { hasAddress: account.email !== null },
        },
        now
      )
      opened.push({ ...describe(client), email: account.email })
    }
    return opened
  })
}

function describe(client: Client): OpenedAccount {
  return { clientId: client.publicId, clientName: client.name, email: client.billingEmail }
}

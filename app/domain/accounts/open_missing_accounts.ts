import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows } from '#database/write_transaction'
import { normalizeEmail } from '#domain/accounts/email_address'
import { findOrOpenAccounts } from '#domain/accounts/find_or_open_account'
import { openMemberships } from '#domain/accounts/open_membership'
import { recordAudits } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type Client from '#models/client'

/** `accountId` is null in a dry run, which opens none. */
export type OpenedAccount = { client: Client; email: string | null; accountId: string | null }

/**
 * Gives each of these clients that has no portal account one (owner, not invited), in the caller's
 * transaction and in a few statements. Answers those that had none; again it makes nothing.
 */
export async function openMissingAccounts(
  trx: TransactionClientContract,
  clients: Client[],
  { actor, now, dryRun }: { actor: Actor; now: DateTime; dryRun: boolean }
): Promise<OpenedAccount[]> {
  const ids = clients.map(({ id }) => id)
  // Somebody else may be opening one at the same moment.
  await lockRows(trx, 'clients', ids)
  const rows: { client_id: number | string }[] = await trx
    .from('memberships')
    .whereIn('client_id', ids)
    .distinct('client_id')
  const having = new Set(rows.map((row) => Number(row.client_id)))
  const missing = clients.filter(({ id }) => !having.has(id))
  if (dryRun) {
    return missing.map((client) => ({ client, email: client.billingEmail, accountId: null }))
  }

  const accounts = await findOrOpenAccounts(trx, missing.map(contactOf), now)
  const places = missing.map((client, index) => ({
    client,
    account: accounts[index],
    role: 'owner' as const,
  }))
  await openMemberships(trx, places, now)
  await recordAudits(
    trx,
    actor,
    places.map(({ client, account }) => ({
      action: 'account.opened',
      clientId: client.id,
      target: { type: 'account', id: account.publicId },
      details: { hasAddress: account.email !== null },
    })),
    now
  )
  return places.map(({ client, account: { email, publicId } }) => ({
    client,
    email,
    accountId: publicId,
  }))
}

/** Who signs in for a client unless somebody else is named: the contact, at the billing address. */
function contactOf({ contactName, name, billingEmail, locale }: Client) {
  return {
    name: contactName ?? name.slice(0, 200),
    email: normalizeEmail(billingEmail),
    phone: null,
    locale,
  }
}

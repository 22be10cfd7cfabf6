import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { inviteMemberships } from '#domain/accounts/links/invite_memberships'
import { announceInvoice } from '#domain/imports/announce_invoice'
import type { Actor } from '#domain/shared/actor'
import Invoice from '#models/invoice'

/** Tells clients of their new invoices in the caller's transaction; see announceInvoice. */
export async function announceInvoices(
  trx: TransactionClientContract,
  ids: number[],
  actor: Actor,
  now: DateTime
): Promise<void> {
  const invoices = await Invoice.query({ client: trx })
    .whereIn('id', ids)
    .preload('ofClient')
    .orderBy('id')
  const uninvited = new Set<number>()
  for (const invoice of invoices) {
    const memberships = await announceInvoice(trx, invoice, invoice.ofClient)
    for (const id of memberships) uninvited.add(id)
  }
  await inviteMemberships(trx, [...uninvited], { actor, now, chosen: 'pending', dryRun: false })
}

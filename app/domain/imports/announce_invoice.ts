import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { useOutbox } from '#domain/shared/outbox'
import type Client from '#models/client'
import type Invoice from '#models/invoice'
import Membership from '#models/membership'

/**
 * Tells those who use the portal for the client of a new document, and answers who has yet to be
 * invited (row ids of memberships): their invite names what is waiting, so it is their announcement.
 */
export async function announceInvoice(
  trx: TransactionClientContract,
  invoice: Invoice,
  client: Client
): Promise<number[]> {
  const memberships = await Membership.query({ client: trx })
    .where('client_id', client.id)
    .preload('account')
    .orderBy('id')

  for (const { account, isActive } of memberships) {
    if (!isActive || account.email === null) continue
    await useOutbox().queueMail(trx, {
      kind: 'new_invoice',
      to: { email: account.email, name: account.name },
      locale: account.locale,
      clientId: client.id,
      accountId: account.id,
      params: {
        name: account.name,
        clientName: client.name,
        invoiceId: invoice.publicId,
        kind: invoice.kind,
        number: invoice.number,
        title: invoice.title,
        sellerName: invoice.sellerParty.name,
        issuedOn: invoice.issuedOn,
        dueOn: invoice.dueOn,
        amountMinor: invoice.dueMinor,
        currency: invoice.currency,
      },
    })
  }
  return memberships.filter((one) => one.state === 'not_invited').map((one) => one.id)
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { useOutbox } from '#domain/shared/outbox'
import Account from '#models/account'
import Client from '#models/client'
import Membership from '#models/membership'
import type Payment from '#models/payment'

/**
 * Queues the receipt mail of a payment: to the account that paid, else to the client's billing
 * address, else to its owner. Nobody with an address: no mail, and the receipt waits in the portal.
 */
export async function sendReceipt(
  trx: TransactionClientContract,
  payment: Payment,
  payerId: number | null
): Promise<void> {
  const recipient = await findRecipient(trx, payment.clientId, payerId)
  if (!recipient) return
  await useOutbox().queueMail(trx, {
    kind: 'receipt',
    to: { email: recipient.email, name: recipient.name },
    locale: recipient.locale,
    clientId: payment.clientId,
    accountId: recipient.accountId,
    params: { paymentId: payment.publicId, receiptNumber: payment.receiptNumber },
  })
}

/** Where a payment's receipt goes: also what the page of the result says. */
export async function findRecipient(
  trx: TransactionClientContract | undefined,
  clientId: number,
  payerId: number | null
): Promise<{ email: string; name: string; locale: string; accountId: number | null } | null> {
  const payer = payerId === null ? null : await Account.find(payerId, { client: trx })
  if (payer?.email) return asRecipient(payer, payer.email)

  const client = await Client.findOrFail(clientId, { client: trx })
  if (client.billingEmail) {
    const { billingEmail: email, name, locale } = client
    return { email, name: client.contactName ?? name, locale, accountId: null }
  }
  const owner = await Membership.query({ client: trx })
    .where('client_id', clientId)
    .whereNot('state', 'disabled')
    .preload('account')
    .orderByRaw(`case role when 'owner' then 0 else 1 end, id`)
    .first()
  return owner?.account.email ? asRecipient(owner.account, owner.account.email) : null
}

function asRecipient(account: Account, email: string) {
  return { email, name: account.name, locale: account.locale, accountId: account.id }
}

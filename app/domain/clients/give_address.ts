import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { findOrOpenAccount } from '#domain/accounts/find_or_open_account'
import type Client from '#models/client'
import Membership from '#models/membership'

/**
 * A client that came without an address has a portal account that nobody can be invited to. When
 * its billing address becomes known, that account's place goes to the person with this address.
 * Answers whether there was such an account. Whoever has an address keeps it: where somebody signs
 * in is for them to change.
 */
export async function giveAddress(
  trx: TransactionClientContract,
  client: Client,
  now: DateTime
): Promise<boolean> {
  const email = client.billingEmail
  if (email === null) return false
  const nameless = await Membership.query({ client: trx })
    .where('client_id', client.id)
    .whereHas('account', (account) => account.whereNull('email'))
    .preload('account')
    .orderBy('id')
    .first()
  if (!nameless) return false

  const { name, phone, locale, id: formerId } = nameless.account
  const account = await findOrOpenAccount(trx, { name, email, phone, locale }, now)
  const isThere = await Membership.query({ client: trx })
    .where({ clientId: client.id, accountId: account.id })
    .first()
  if (isThere) return false
  await nameless.merge({ accountId: account.id, updatedAt: now }).save()
  await trx.from('accounts').where('id', formerId).delete()
  return true
}

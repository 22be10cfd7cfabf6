import factory from '@adonisjs/lucid/factories'
import { DateTime } from 'luxon'
import { hashPassword } from '#domain/accounts/passwords/bounded_hash'
import { newPublicId } from '#domain/shared/public_id'
import Account from '#models/account'

export const FACTORY_PASSWORD = 'seven kettles on a ferry'

/** Somebody who chose no password yet. */
export const AccountFactory = factory
  .define(Account, ({ faker }) => ({
    publicId: newPublicId(),
    email: `${faker.string.alphanumeric(12)}@client.example`.toLowerCase(),
    name: faker.person.fullName(),
    locale: 'en-IN',
    passwordHash: '-',
  }))
  .state('withoutAddress', (account) => account.merge({ email: null }))
  .state('withPassword', async (account) => {
    const now = DateTime.utc()
    account.merge({
      passwordHash: await hashPassword(FACTORY_PASSWORD),
      passwordSetAt: now,
      emailVerifiedAt: now,
    })
  })
  .build()

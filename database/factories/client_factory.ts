import factory from '@adonisjs/lucid/factories'
import { newPublicId } from '#domain/shared/public_id'
import Client from '#models/client'

/** A client in India with an address for invoices. Portal accounts: see membership_factory. */
export const ClientFactory = factory
  .define(Client, ({ faker }) => ({
    publicId: newPublicId(),
    ref: `C-${faker.string.alphanumeric(10)}`,
    name: faker.company.name(),
    contactName: faker.person.fullName(),
    billingEmail: faker.internet.email({ provider: 'client.example' }).toLowerCase(),
    line1: faker.location.streetAddress(),
    city: faker.location.city(),
    postcode: faker.location.zipCode(),
    country: 'IN',
    locale: 'en-IN',
  }))
  .state('withoutAddress', (client) => client.merge({ billingEmail: null }))
  .state('german', (client) => client.merge({ country: 'DE', locale: 'de-DE' }))
  .build()

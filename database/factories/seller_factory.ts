import factory from '@adonisjs/lucid/factories'
import { newPublicId } from '#domain/shared/public_id'
import Seller from '#models/seller'

export const SellerFactory = factory
  .define(Seller, ({ faker }) => {
    const taxNumber = `29${faker.string.alphanumeric({ length: 13, casing: 'upper' })}`
    return { publicId: newPublicId(), identity: taxNumber, name: faker.company.name(), taxNumber }
  })
  .build()

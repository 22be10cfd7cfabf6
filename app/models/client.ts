import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { ClientSchema } from '#database/schema'
import Invoice from '#models/invoice'
import Membership from '#models/membership'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'
import Refund from '#models/refund'

/** The company or person who owes. */
export default class Client extends ClientSchema {
  @hasMany(() => Membership)
  declare memberships: HasMany<typeof Membership>

  @hasMany(() => Invoice)
  declare invoices: HasMany<typeof Invoice>

  @hasMany(() => Payment)
  declare payments: HasMany<typeof Payment>

  @hasMany(() => Refund)
  declare refunds: HasMany<typeof Refund>

  @hasMany(() => PaymentIntent)
  declare paymentIntents: HasMany<typeof PaymentIntent>
}

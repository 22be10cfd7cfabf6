import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { PaymentIntentSchema } from '#database/schema'
import { Money } from '#domain/money/money'
import Account from '#models/account'
import Client from '#models/client'
import Payment from '#models/payment'
import PaymentIntentInvoice from '#models/payment_intent_invoice'

/** One attempt to pay, written before the gateway hears of it. */
export default class PaymentIntent extends PaymentIntentSchema {
  @belongsTo(() => Client, { foreignKey: 'clientId' })
  declare ofClient: BelongsTo<typeof Client>

  @belongsTo(() => Account)
  declare account: BelongsTo<typeof Account> | null

  @hasMany(() => PaymentIntentInvoice, { foreignKey: 'intentId' })
  declare invoices: HasMany<typeof PaymentIntentInvoice>

  @hasMany(() => Payment, { foreignKey: 'intentId' })
  declare payments: HasMany<typeof Payment>

  get amount(): Money {
    return Money.of(this.currency, this.amountMinor)
  }
}

import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { PaymentSchema } from '#database/schema'
import { toldReference } from '#domain/shared/told_reference'
import { Money } from '#domain/money/money'
import Allocation from '#models/allocation'
import Client from '#models/client'
import Dispute from '#models/dispute'
import PaymentIntent from '#models/payment_intent'
import Refund from '#models/refund'
import Staff from '#models/staff'

/** Money that really moved, or that staff recorded. */
export default class Payment extends PaymentSchema {
  @belongsTo(() => Client, { foreignKey: 'clientId' })
  declare ofClient: BelongsTo<typeof Client>

  @belongsTo(() => PaymentIntent, { foreignKey: 'intentId' })
  declare intent: BelongsTo<typeof PaymentIntent> | null

  @hasMany(() => Allocation)
  declare allocations: HasMany<typeof Allocation>

  @hasMany(() => Refund)
  declare refunds: HasMany<typeof Refund>

  @hasMany(() => Dispute)
  declare disputes: HasMany<typeof Dispute>

  /** Who recorded it, for money outside the gateways. */
  @belongsTo(() => Staff, { foreignKey: 'recordedById' })
  declare recordedBy: BelongsTo<typeof Staff> | null

  /** As people know it from their gateway or bank; null for money that has none. */
  get reference(): string | null {
    return toldReference(this.gatewayPaymentId)
  }

  get amount(): Money {
    return Money.of(this.currency, this.amountMinor)
  }
}

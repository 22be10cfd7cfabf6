import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { DisputeSchema } from '#database/schema'
import { Money } from '#domain/money/money'
import Payment from '#models/payment'

/** A payment that its payer contests at the gateway. */
export default class Dispute extends DisputeSchema {
  @belongsTo(() => Payment)
  declare payment: BelongsTo<typeof Payment>

  get amount(): Money {
    return Money.of(this.currency, this.amountMinor)
  }
}

import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RefundSchema } from '#database/schema'
import { Money } from '#domain/money/money'
import Payment from '#models/payment'

/** Money that went back: by staff, by a reversal or by a lost dispute. */
export default class Refund extends RefundSchema {
  @belongsTo(() => Payment)
  declare payment: BelongsTo<typeof Payment>

  get amount(): Money {
    return Money.of(this.currency, this.amountMinor)
  }
}

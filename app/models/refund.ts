import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RefundSchema } from '#database/schema'
import { Money } from '#domain/money/money'
import Invoice from '#models/invoice'
import Payment from '#models/payment'
import Staff from '#models/staff'

/** Money that went back: by staff, by a reversal or by a lost dispute. */
export default class Refund extends RefundSchema {
  @belongsTo(() => Payment)
  declare payment: BelongsTo<typeof Payment>

  /** The credit note that says that the money is not owed any more. */
  @belongsTo(() => Invoice, { foreignKey: 'creditNoteId' })
  declare creditNote: BelongsTo<typeof Invoice> | null

  @belongsTo(() => Staff, { foreignKey: 'recordedById' })
  declare recordedBy: BelongsTo<typeof Staff> | null

  get amount(): Money {
    return Money.of(this.currency, this.amountMinor)
  }
}

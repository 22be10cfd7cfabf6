import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { AllocationSchema } from '#database/schema'
import Invoice from '#models/invoice'
import Payment from '#models/payment'
import Refund from '#models/refund'

/**
 * What a payment, its refund (negative) or a credit note counts towards. Never edited: a correction
 * is a new row, and the database refuses anything else.
 */
export default class Allocation extends AllocationSchema {
  @belongsTo(() => Invoice)
  declare invoice: BelongsTo<typeof Invoice>

  @belongsTo(() => Payment)
  declare payment: BelongsTo<typeof Payment> | null

  @belongsTo(() => Refund)
  declare refund: BelongsTo<typeof Refund> | null

  @belongsTo(() => Invoice, { foreignKey: 'creditNoteId' })
  declare creditNote: BelongsTo<typeof Invoice> | null
}

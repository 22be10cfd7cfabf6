import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { PaymentIntentInvoiceSchema } from '#database/schema'
import Invoice from '#models/invoice'
import PaymentIntent from '#models/payment_intent'

/** How much of an intent is meant for which invoice. */
export default class PaymentIntentInvoice extends PaymentIntentInvoiceSchema {
  @belongsTo(() => PaymentIntent, { foreignKey: 'intentId' })
  declare intent: BelongsTo<typeof PaymentIntent>

  @belongsTo(() => Invoice)
  declare invoice: BelongsTo<typeof Invoice>
}

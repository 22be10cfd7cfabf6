import { belongsTo, hasOne } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasOne } from '@adonisjs/lucid/types/relations'
import { TransferReportSchema } from '#database/schema'
import { Money } from '#domain/money/money'
import Account from '#models/account'
import Client from '#models/client'
import Invoice from '#models/invoice'
import Payment from '#models/payment'
import Staff from '#models/staff'
import TransferProof from '#models/transfer_proof'

/** "I paid by bank transfer", as a client told us; pending until staff decide. */
export default class TransferReport extends TransferReportSchema {
  @belongsTo(() => Client, { foreignKey: 'clientId' })
  declare ofClient: BelongsTo<typeof Client>

  @belongsTo(() => Invoice)
  declare invoice: BelongsTo<typeof Invoice>

  @belongsTo(() => Account)
  declare account: BelongsTo<typeof Account> | null

  @belongsTo(() => Payment)
  declare payment: BelongsTo<typeof Payment> | null

  @hasOne(() => TransferProof, { foreignKey: 'reportId' })
  declare proof: HasOne<typeof TransferProof> | null

  @belongsTo(() => Staff, { foreignKey: 'decidedById' })
  declare decidedBy: BelongsTo<typeof Staff> | null

  get amount(): Money {
    return Money.of(this.currency, this.amountMinor)
  }
}

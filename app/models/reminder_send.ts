import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ReminderSendSchema } from '#database/schema'
import Client from '#models/client'
import Invoice from '#models/invoice'
import Staff from '#models/staff'

/** What became of one rule for one invoice, or of a reminder that staff sent. */
export default class ReminderSend extends ReminderSendSchema {
  @belongsTo(() => Client, { foreignKey: 'clientId' })
  declare ofClient: BelongsTo<typeof Client>

  @belongsTo(() => Invoice)
  declare invoice: BelongsTo<typeof Invoice>

  @belongsTo(() => Staff, { foreignKey: 'staffId' })
  declare sentBy: BelongsTo<typeof Staff> | null
}

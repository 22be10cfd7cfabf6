import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ReminderPauseSchema } from '#database/schema'
import Client from '#models/client'
import Invoice from '#models/invoice'
import Staff from '#models/staff'

/** No reminders for a client, or for one invoice, until a day or for good. */
export default class ReminderPause extends ReminderPauseSchema {
  @belongsTo(() => Client, { foreignKey: 'clientId' })
  declare ofClient: BelongsTo<typeof Client>

  @belongsTo(() => Invoice)
  declare invoice: BelongsTo<typeof Invoice> | null

  @belongsTo(() => Staff, { foreignKey: 'staffId' })
  declare pausedBy: BelongsTo<typeof Staff> | null
}

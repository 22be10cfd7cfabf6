import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ClientNoteSchema } from '#database/schema'
import Client from '#models/client'
import Staff from '#models/staff'

/** What a member of staff wrote down about a client, for colleagues alone. */
export default class ClientNote extends ClientNoteSchema {
  @belongsTo(() => Client, { foreignKey: 'clientId' })
  declare ofClient: BelongsTo<typeof Client>

  @belongsTo(() => Staff, { foreignKey: 'staffId' })
  declare author: BelongsTo<typeof Staff>

  @belongsTo(() => Staff, { foreignKey: 'editedById' })
  declare editor: BelongsTo<typeof Staff>
}

import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { QuestionSchema } from '#database/schema'
import Client from '#models/client'
import Invoice from '#models/invoice'
import QuestionMessage from '#models/question_message'
import Staff from '#models/staff'

/** What a client and the company write each other about one invoice. */
export default class Question extends QuestionSchema {
  @belongsTo(() => Client, { foreignKey: 'clientId' })
  declare ofClient: BelongsTo<typeof Client>

  @belongsTo(() => Invoice)
  declare invoice: BelongsTo<typeof Invoice>

  @belongsTo(() => Staff, { foreignKey: 'closedById' })
  declare closedBy: BelongsTo<typeof Staff> | null

  @hasMany(() => QuestionMessage)
  declare messages: HasMany<typeof QuestionMessage>
}

import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { QuestionMessageSchema } from '#database/schema'
import Account from '#models/account'
import Staff from '#models/staff'

/** One message of a question, by a person of the client or of the company. */
export default class QuestionMessage extends QuestionMessageSchema {
  @belongsTo(() => Account)
  declare account: BelongsTo<typeof Account> | null

  @belongsTo(() => Staff)
  declare staff: BelongsTo<typeof Staff> | null
}

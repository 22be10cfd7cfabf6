import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SecretTokenSchema } from '#database/schema'
import Account from '#models/account'
import Membership from '#models/membership'

/** A single-use link by mail. Only its SHA-256 is kept. */
export default class SecretToken extends SecretTokenSchema {
  @belongsTo(() => Account)
  declare account: BelongsTo<typeof Account>

  @belongsTo(() => Membership)
  declare membership: BelongsTo<typeof Membership>
}

import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ApiTokenSchema } from '#database/schema'
import Staff, { TOKEN_SCOPES, type TokenScope } from '#models/staff'

/**
 * An API token as lists show it, and as it is revoked. Signing in by one, and writing when it was last
 * used, is the matter of the auth library.
 */
export default class ApiToken extends ApiTokenSchema {
  static table = 'api_tokens'

  /** Null in no row: those from before the column were given one with it. */
  declare publicId: string

  @belongsTo(() => Staff, { foreignKey: 'tokenableId' })
  declare staff: BelongsTo<typeof Staff>

  /** What it may be used for, the role apart. */
  get scopes(): TokenScope[] {
    const isAll = this.abilities.includes('*')
    return TOKEN_SCOPES.filter((scope) => isAll || this.abilities.includes(scope))
  }
}

import { type AccessToken, DbAccessTokensProvider } from '@adonisjs/auth/access_tokens'
import { StaffSchema } from '#database/schema'

/** A person of the company. */
export default class Staff extends StaffSchema {
  static table = 'staff'

  static apiTokens = DbAccessTokensProvider.forModel(Staff, {
    table: 'api_tokens',
    type: 'api_token',
    prefix: 'portal_',
  })

  declare currentAccessToken?: AccessToken

  get isEnabled(): boolean {
    return this.disabledAt === null
  }
}

import { DbAccessTokensProvider, type AccessToken } from '@adonisjs/auth/access_tokens'
import type { AccessTokenDbColumns } from '@adonisjs/auth/types/access_tokens'
import type { LucidModel } from '@adonisjs/lucid/types/model'

export type NamedToken = AccessToken & {
  /** As lists and the audit log name it. */
  publicId: string
}

/**
 * API tokens as rows. PostgreSQL gives times as text here (see config/database.ts), which the
 * stock provider takes for dates: text is never before now, so no token would ever expire.
 */
export class ApiTokens<Model extends LucidModel> extends DbAccessTokensProvider<Model> {
  protected override dbRowToAccessToken(
    row: AccessTokenDbColumns & { public_id: string }
  ): NamedToken {
    const token = super.dbRowToAccessToken({
      ...row,
      created_at: new Date(row.created_at),
      updated_at: new Date(row.updated_at),
      last_used_at: row.last_used_at === null ? null : new Date(row.last_used_at),
      expires_at: row.expires_at === null ? null : new Date(row.expires_at),
    })
    return Object.assign(token, { publicId: row.public_id })
  }
}

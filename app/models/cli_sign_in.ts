import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { DateTime } from 'luxon'
import { CliSignInSchema } from '#database/schema'
import Staff from '#models/staff'

/** A terminal that asks to act for a member of staff. Of its two codes only hashes are kept. */
export default class CliSignIn extends CliSignInSchema {
  static table = 'cli_sign_ins'

  /** Who approved it. */
  @belongsTo(() => Staff)
  declare staff: BelongsTo<typeof Staff>

  /** Whether somebody can still approve or refuse it. */
  isOpen(now: DateTime): boolean {
    return this.approvedAt === null && this.refusedAt === null && now < this.expiresAt
  }
}

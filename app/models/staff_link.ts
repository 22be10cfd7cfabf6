import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { StaffLinkSchema } from '#database/schema'
import Staff from '#models/staff'

/** A single-use link by mail to a member of staff. Only its SHA-256 is kept. */
export default class StaffLink extends StaffLinkSchema {
  @belongsTo(() => Staff)
  declare staff: BelongsTo<typeof Staff>
}

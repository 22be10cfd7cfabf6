import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { AuditCheckSchema } from '#database/schema'
import Staff from '#models/staff'

/** A verification of the audit log. */
export default class AuditCheck extends AuditCheckSchema {
  @belongsTo(() => Staff, { foreignKey: 'staffId' })
  declare staff: BelongsTo<typeof Staff>
}

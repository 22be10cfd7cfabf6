import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { BulkJobSchema } from '#database/schema'
import Staff from '#models/staff'

export type BulkJobKind = BulkJobSchema['kind']

/** Long work that staff started; on the wire it is a "job". */
export default class BulkJob extends BulkJobSchema {
  @belongsTo(() => Staff)
  declare staff: BelongsTo<typeof Staff>

  get isOver(): boolean {
    return ['done', 'failed', 'cancelled'].includes(this.state)
  }
}

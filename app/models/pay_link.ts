import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { DateTime } from 'luxon'
import { PayLinkSchema } from '#database/schema'
import Client from '#models/client'
import Invoice from '#models/invoice'

/** A link that shows one invoice, and lets it be paid, without signing in. */
export default class PayLink extends PayLinkSchema {
  @belongsTo(() => Client, { foreignKey: 'clientId' })
  declare ofClient: BelongsTo<typeof Client>

  @belongsTo(() => Invoice)
  declare invoice: BelongsTo<typeof Invoice>

  isOpen(now: DateTime): boolean {
    return this.revokedAt === null && now < this.expiresAt
  }
}

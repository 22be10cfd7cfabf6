import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { MembershipSchema } from '#database/schema'
import Account from '#models/account'
import Client from '#models/client'

/** An account at a client: its role there, and how far it got from being invited to active. */
export default class Membership extends MembershipSchema {
  // Not "client": a relation to this model would clash with Lucid's own `client`.
  @belongsTo(() => Client, { foreignKey: 'clientId' })
  declare ofClient: BelongsTo<typeof Client>

  @belongsTo(() => Account)
  declare account: BelongsTo<typeof Account>

  get isActive(): boolean {
    return this.state === 'active'
  }

  /** By a colleague, who may invite them again. */
  get isRemoved(): boolean {
    return this.state === 'disabled' && this.disabledBy === 'account'
  }

  get mayPay(): boolean {
    return this.isActive && this.role !== 'viewer'
  }

  get mayEditClient(): boolean {
    return this.isActive && this.role === 'owner'
  }
}

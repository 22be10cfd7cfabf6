import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { AccountSchema } from '#database/schema'
import type Client from '#models/client'
import Membership from '#models/membership'

/** A person who signs in: one address, one password; acts for clients through memberships. */
export default class Account extends AccountSchema {
  @hasMany(() => Membership)
  declare memberships: HasMany<typeof Membership>

  /** Set by the portal's middleware: the membership that this request acts through. */
  declare currentMembership?: Membership

  /** The client that this request acts for. Throws when no membership was chosen, which is a bug. */
  get actingFor(): Client {
    if (!this.currentMembership) throw new Error('No membership was chosen for this request')
    return this.currentMembership.ofClient
  }

  get hasPassword(): boolean {
    return this.passwordSetAt !== null
  }
}

import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { AccountSchema } from '#database/schema'
import Membership from '#models/membership'

/** A person who signs in: one address, one password; acts for clients through memberships. */
export default class Account extends AccountSchema {
  @hasMany(() => Membership)
  declare memberships: HasMany<typeof Membership>

  get hasPassword(): boolean {
    return this.passwordSetAt !== null
  }
}

import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ClientViewingSchema } from '#database/schema'
import Client from '#models/client'
import SignIn from '#models/sign_in'

/** A member of staff looking at the portal as a client sees it. It reads, and nothing else. */
export default class ClientViewing extends ClientViewingSchema {
  // Not "client": a relation to this model would clash with Lucid's own `client`.
  @belongsTo(() => Client, { foreignKey: 'clientId' })
  declare ofClient: BelongsTo<typeof Client>

  /** The staff's own, which it never outlives. */
  @belongsTo(() => SignIn)
  declare signIn: BelongsTo<typeof SignIn>
}

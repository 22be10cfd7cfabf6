import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { OutboxMailSchema } from '#database/schema'
import Client from '#models/client'
import MailBounce from '#models/mail_bounce'

/** A mail that was promised in a transaction; the worker sends it. */
export default class OutboxMail extends OutboxMailSchema {
  @belongsTo(() => Client, { foreignKey: 'clientId' })
  declare ofClient: BelongsTo<typeof Client>

  @hasMany(() => MailBounce, { foreignKey: 'mailId' })
  declare bounces: HasMany<typeof MailBounce>
}

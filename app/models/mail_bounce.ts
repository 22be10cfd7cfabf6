import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { MailBounceSchema } from '#database/schema'
import Client from '#models/client'
import OutboxMail from '#models/outbox_mail'

/** What a mail provider told of a mail after it was accepted. */
export default class MailBounce extends MailBounceSchema {
  @belongsTo(() => OutboxMail, { foreignKey: 'mailId' })
  declare mail: BelongsTo<typeof OutboxMail>

  @belongsTo(() => Client, { foreignKey: 'clientId' })
  declare ofClient: BelongsTo<typeof Client>
}

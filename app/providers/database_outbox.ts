import { randomUUID } from 'node:crypto'
import { knex } from '@boringnode/queue/drivers/knex_adapter'
import type { EncryptionService } from '@adonisjs/core/types'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { sealSecrets } from '#mails/secret_params'
import { headerText, refuseHeaderInjection } from '#mails/header_text'
import type { Clock } from '#domain/shared/clock'
import type { JobName, Outbox, OutgoingMail } from '#domain/shared/outbox'
import { newPublicId } from '#domain/shared/public_id'
import OutboxMail from '#models/outbox_mail'

const QUEUE = 'default'

/**
 * The outbox in the app's own database. Mail and job are rows of the transaction of the change:
 * both exist exactly when it commits, and the worker finds them then.
 *
 * The job is pushed through an adapter on the transaction's own connection. `Job.dispatch` would ask
 * SQLite's pool of one for a second connection and wait for the transaction that waits for it.
 * Jobs are found by name (`static options = { name: 'settle_intent' }`), so no job is imported here.
 */
export class DatabaseOutbox implements Outbox {
  constructor(
    private clock: () => Promise<Clock>,
    private encryption: EncryptionService,
    private mailDomain: string
  ) {}

  /** Throws HeaderInjection when the address carries line breaks. */
  async queueMail(trx: TransactionClientContract, mail: OutgoingMail): Promise<void> {
    refuseHeaderInjection(mail.to.email)

    const publicId = newPublicId()
    const clock = await this.clock()
    const now = clock.now()
    const row = await OutboxMail.create(
      {
        publicId,
        kind: mail.kind,
        clientId: mail.clientId,
        accountId: mail.accountId,
        toEmail: mail.to.email,
        toName: mail.to.name && headerText(mail.to.name),
        locale: mail.locale,
        params: mail.params,
        secretParams: mail.secrets ? sealSecrets(this.encryption, mail.secrets) : null,
        messageId: `${publicId}@${this.mailDomain}`,
        state: 'queued',
        attempts: 0,
        createdAt: now,
        updatedAt: now,
      },
      { client: trx }
    )
    await this.dispatch(trx, 'send_mail', { mailId: row.id })
  }

  queueJob(
    trx: TransactionClientContract,
    name: JobName,
    payload: Record<string, unknown>,
    options: { delayMs?: number } = {}
  ): Promise<void> {
    return this.dispatch(trx, name, payload, options.delayMs)
  }

  private async dispatch(
    trx: TransactionClientContract,
    name: JobName | 'send_mail',
    payload: Record<string, unknown>,
    delayMs = 0
  ): Promise<void> {
    const queue = knex(trx.knexClient)()
    const job = { id: randomUUID(), name, payload, attempts: 0, createdAt: Date.now() }
    await (delayMs > 0 ? queue.pushLaterOn(QUEUE, job, delayMs) : queue.pushOn(QUEUE, job))
  }
}

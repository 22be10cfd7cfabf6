import { randomUUID } from 'node:crypto'
import { knex } from '@boringnode/queue/drivers/knex_adapter'
import type { EncryptionService } from '@adonisjs/core/types'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { JobData } from '@boringnode/queue/types'
import { insertRows } from '#database/insert_rows'
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
  queueMail(trx: TransactionClientContract, mail: OutgoingMail): Promise<void> {
    return this.queueMails(trx, [mail])
  }

  async queueMails(trx: TransactionClientContract, mails: OutgoingMail[]): Promise<void> {
    if (mails.length === 0) return
    const clock = await this.clock()
    const now = clock.now()
    const rows = mails.map((mail) => this.rowOf(mail, now))
    await insertRows(trx, OutboxMail, rows)

    const ids: { id: number }[] = await trx
      .from('outbox_mails')
      .whereIn(
        'public_id',
        rows.map(({ publicId }) => publicId)
      )
      .orderBy('id')
      .select('id')
    await this.push(
      trx,
      ids.map(({ id }) => jobOf('send_mail', { mailId: Number(id) }))
    )
  }

  queueMailAgain(trx: TransactionClientContract, mailId: number): Promise<void> {
    return this.push(trx, [jobOf('send_mail', { mailId })])
  }

  queueJob(
    trx: TransactionClientContract,
    name: JobName,
    payload: Record<string, unknown>,
    options: { delayMs?: number } = {}
  ): Promise<void> {
    return this.push(trx, [jobOf(name, payload)], options.delayMs)
  }

  private rowOf(mail: OutgoingMail, now: DateTime) {
    refuseHeaderInjection(mail.to.email)
    const publicId = newPublicId()
    return {
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
      state: 'queued' as const,
      attempts: 0,
      createdAt: now,
      updatedAt: now,
    }
  }

  private async push(trx: TransactionClientContract, jobs: JobData[], delayMs = 0): Promise<void> {
    const queue = knex(trx.knexClient)()
    if (delayMs === 0) await queue.pushManyOn(QUEUE, jobs)
    else for (const job of jobs) await queue.pushLaterOn(QUEUE, job, delayMs)
  }
}

function jobOf(name: JobName | 'send_mail', payload: Record<string, unknown>): JobData {
  return { id: randomUUID(), name, payload, attempts: 0, createdAt: Date.now() }
}

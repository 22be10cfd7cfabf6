import { knex } from '@boringnode/queue/drivers/knex_adapter'
import type { EncryptionService } from '@adonisjs/core/types'
import type { Job } from '@adonisjs/queue'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { sealSecrets } from '#mails/secret_params'
import { headerText, refuseHeaderInjection } from '#mails/header_text'
import type { Clock } from '#domain/shared/clock'
import type { JobName, Outbox, OutgoingMail } from '#domain/shared/outbox'
import { newPublicId } from '#domain/shared/public_id'
import OutboxMail from '#models/outbox_mail'

// The container makes jobs, so their constructors take whatever they ask for.
type Dispatchable = Pick<typeof Job, 'dispatch'> & (abstract new (...args: any[]) => Job)

/** Loaded when first queued, because jobs import verbs and verbs import the outbox. */
const jobs: Record<JobName | 'send_mail', () => Promise<{ default: Dispatchable }>> = {
  send_mail: () => import('#jobs/send_mail'),
  send_reset_link: () => import('#jobs/send_reset_link'),
  settle_intent: () => import('#jobs/settle_intent'),
  process_gateway_event: () => import('#jobs/process_gateway_event'),
  reconcile_payments: () => import('#jobs/reconcile_payments'),
}

/**
 * The outbox in the app's own database. Mail and job are rows of the transaction of the change:
 * both exist exactly when it commits, and the worker finds them then.
 *
 * A job must be handed to the adapter of the transaction. A plain dispatch would ask SQLite's pool
 * of one for a second connection and wait for the transaction that waits for it.
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
    const now = (await this.clock()).now()
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
    const { default: JobToRun } = await jobs[name]()
    const dispatcher = JobToRun.dispatch(payload).with(knex(trx.knexClient))
    if (delayMs > 0) dispatcher.in(delayMs)
    await dispatcher.run()
  }
}

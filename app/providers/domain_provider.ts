import type { ApplicationService } from '@adonisjs/core/types'
import { DateTime } from 'luxon'
import { bindHeadSigner } from '#domain/audit/head_signer'
import { bindOutbox } from '#domain/shared/outbox'
import { Clock } from '#domain/shared/clock'

class SystemClock extends Clock {
  now() {
    return DateTime.utc() as DateTime<true>
  }
}

/** Binds what the domain asks for by contract: the clock, the outbox, who signs the audit log. */
export default class DomainProvider {
  constructor(private app: ApplicationService) {}

  register() {
    this.app.container.singleton(Clock, () => new SystemClock())
  }

  async boot() {
    // Asked for at each use, so that a test can put another clock into the container.
    const container = this.app.container
    const { DatabaseOutbox } = await import('#providers/database_outbox')
    const { appUrl } = await import('#config/app')
    const encryption = await container.make('encryption')
    bindOutbox(
      new DatabaseOutbox(() => container.make(Clock), encryption, new URL(appUrl).hostname)
    )
    const { auditKey } = await import('#config/audit')
    const { ed25519Signer } = await import('#providers/ed25519_signer')
    bindHeadSigner(auditKey && ed25519Signer(auditKey))
  }

  async shutdown() {
    const { closeRenderer } = await import('#domain/documents/render_pdf')
    await closeRenderer()
  }
}

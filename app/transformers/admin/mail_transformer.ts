import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso, isoOrNull } from '#domain/shared/iso'
import type MailBounce from '#models/mail_bounce'
import type OutboxMail from '#models/outbox_mail'

/** A mail of the outbox, and what became of it. */
export default class MailTransformer extends BaseTransformer<OutboxMail> {
  toObject() {
    const mail = this.resource
    const bounce = worstOf(mail.bounces)
    return {
      id: mail.publicId,
      kind: mail.kind,
      state: mail.state,
      to: { email: mail.toEmail, name: mail.toName },
      client: mail.clientId === null ? null : namedClient(mail),
      subject: mail.subject,
      attempts: mail.attempts,
      // Of the last try; a mail that is queued is tried again.
      error: mail.lastError,
      messageId: mail.messageId,
      createdAt: iso(mail.createdAt),
      sentAt: isoOrNull(mail.sentAt),
      bounce: bounce && {
        kind: bounce.kind,
        reason: bounce.reason,
        occurredAt: iso(bounce.occurredAt),
      },
    }
  }
}

function namedClient({ ofClient }: OutboxMail) {
  return { id: ofClient.publicId, name: ofClient.name }
}

const WEIGHT: Record<MailBounce['kind'], number> = { soft: 0, complaint: 1, hard: 2 }

/** The latest of the worst. */
function worstOf(bounces: MailBounce[]): MailBounce | null {
  return bounces.reduce<MailBounce | null>(
    (worst, one) => (worst && WEIGHT[worst.kind] > WEIGHT[one.kind] ? worst : one),
    null
  )
}

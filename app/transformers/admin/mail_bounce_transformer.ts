import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso } from '#domain/shared/iso'
import type MailBounce from '#models/mail_bounce'

/** What a mail provider told of one of our mails. */
export default class MailBounceTransformer extends BaseTransformer<MailBounce> {
  toObject() {
    const { publicId, mail, email, kind, reason, occurredAt } = this.resource
    return {
      id: publicId,
      mailId: mail.publicId,
      email,
      kind,
      reason,
      occurredAt: iso(occurredAt),
    }
  }
}

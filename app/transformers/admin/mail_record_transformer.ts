import type { MailPreview } from '#mails/preview_mail'
import type OutboxMail from '#models/outbox_mail'
import MailTransformer from '#transformers/admin/mail_transformer'

/** One mail, and what it says; without what would sign somebody in. */
export default class MailRecordTransformer extends MailTransformer {
  constructor(
    resource: OutboxMail,
    protected preview: MailPreview
  ) {
    super(resource)
  }

  toObject() {
    const { subject, html, text, attachments, hasSecrets } = this.preview
    return {
      ...super.toObject(),
      locale: this.resource.locale,
      canBeRetried: this.resource.state === 'failed' && !hasSecrets,
      preview: { subject, html, text, attachments, hasSecrets },
    }
  }
}

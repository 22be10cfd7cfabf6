import { inject } from '@adonisjs/core'
import encryption from '@adonisjs/core/services/encryption'
import mail from '@adonisjs/mail/services/main'
import { mailFrom } from '#config/mail'
import { readSettings } from '#domain/settings/read_settings'
import { Clock } from '#domain/shared/clock'
import { headerText } from '#mails/header_text'
import { LOGO_ID, renderRow } from '#mails/render_row'
import { openSecrets } from '#mails/secret_params'
import { smtpFault } from '#mails/smtp_fault'
import OutboxMail from '#models/outbox_mail'

/** Brings the mails of the outbox to the SMTP server. */
@inject()
export class Postman {
  constructor(private clock: Clock) {}

  /**
   * Sends one mail and marks it sent. A mail that was sent before is left alone; between the
   * server's acceptance and our mark a crash sends it again, under the same Message-ID, so that
   * mail apps fold the two. Throws what SMTP threw when trying again later may help.
   */
  async deliver(mailId: number): Promise<void> {
    const row = await OutboxMail.findOrFail(mailId)
    if (row.state !== 'queued') return

    const rendered = await renderRow(row, openSecrets(encryption, row.secretParams))
    try {
      await this.send(row, rendered)
    } catch (error) {
      const { permanent, summary } = smtpFault(error)
      if (!permanent) {
        await this.note(row, { lastError: summary })
        throw error
      }
      // Nobody gets this link; whoever is asked again gets a new one.
      await this.note(row, { state: 'failed', lastError: summary, secretParams: null })
      return
    }
    await this.note(row, {
      state: 'sent',
      subject: rendered.subject.slice(0, 300),
      sentAt: this.clock.now(),
      lastError: null,
      // The link has arrived; nobody needs our copy any more.
      secretParams: null,
    })
  }

  private async send(
    row: OutboxMail,
    rendered: Awaited<ReturnType<typeof renderRow>>
  ): Promise<void> {
    const { company } = await readSettings()
    await mail.use('smtp').send((message) => {
      message
        .from(mailFrom.address, headerText(mailFrom.name ?? company.name))
        .to(row.toEmail, row.toName ?? undefined)
        .replyTo(company.contact.email, headerText(company.name))
        .subject(rendered.subject)
        .messageId(`<${row.messageId}>`)
        .header('Auto-Submitted', 'auto-generated')
        .html(rendered.html)
        .text(rendered.text)
      if (rendered.logo) {
        message.embedData(rendered.logo, LOGO_ID, {
          filename: 'logo.png',
          contentType: 'image/png',
        })
      }
      for (const { name, type, bytes } of rendered.attachments) {
        message.attachData(bytes, { filename: name, contentType: type })
      }
    })
  }

  private async note(row: OutboxMail, facts: Partial<OutboxMail>): Promise<void> {
    await row.merge({ ...facts, attempts: row.attempts + 1, updatedAt: this.clock.now() }).save()
  }
}

import { renderRow } from '#mails/render_row'
import type OutboxMail from '#models/outbox_mail'

/** Stands where a link or a code was: nobody signs in with it. */
const NOT_SHOWN = 'not-shown'

export type MailPreview = {
  subject: string
  html: string
  text: string
  attachments: { name: string; type: string; size: number }[]
  /** Whether it carries a link or a code that is nobody's but the reader's. */
  hasSecrets: boolean
}

/**
 * A mail as its reader gets it, but for what would sign somebody in. Written anew with the settings
 * of now: of a mail that was sent, the colours and the logo may be newer.
 */
export async function previewMail(row: OutboxMail): Promise<MailPreview> {
  let hasSecrets = false
  const secrets = new Proxy<Record<string, string>>(
    {},
    {
      get() {
        hasSecrets = true
        return NOT_SHOWN
      },
    }
  )
  const { subject, html, text, attachments, logo } = await renderRow(row, secrets)
  return {
    subject: row.subject ?? subject,
    // Inside the mail the logo is an attachment; a page shows it from itself.
    html: logo
      ? html.replace(/cid:[\w@]+/, `data:image/png;base64,${logo.toString('base64')}`)
      : html,
    text,
    attachments: attachments.map(({ name, type, bytes }) => ({ name, type, size: bytes.length })),
    hasSecrets,
  }
}

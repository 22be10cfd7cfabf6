import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import mail from '@adonisjs/mail/services/main'
import { SMTPTransport } from '@adonisjs/mail/transports/smtp'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type CaughtMail = Email & { raw: string; envelopeTo: string[] }

/** How the server answers the next mails; null accepts. */
export type Refusal = { code: number; message: string } | null

/**
 * A real SMTP server on a free port, which the app's mailer talks to until `close`.
 */
export class MailCatcher {
  readonly mails: CaughtMail[] = []
  refusal: Refusal = null
  #server: SMTPServer

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', async () => {
          if (this.refusal) {
            done(
              Object.assign(new Error(this.refusal.message), { responseCode: this.refusal.code })
            )
            return
          }
          const raw = Buffer.concat(chunks)
          this.mails.push({
            ...(await PostalMime.parse(raw)),
            raw: raw.toString('utf8'),
            envelopeTo: session.envelope.rcptTo.map(({ address }) => address),
          })
          done()
        })
      },
    })
  }

  static async open(): Promise<MailCatcher> {
    const catcher = new MailCatcher()
    const listening = catcher.#server.listen(0, '127.0.0.1')
    await once(listening, 'listening')
    const { port } = listening.address() as AddressInfo

    await mail.close('smtp')
    mail.config.mailers.smtp = () => new SMTPTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    return catcher
  }

  async close(): Promise<void> {
    await mail.close('smtp')
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }
}

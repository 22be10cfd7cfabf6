import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { FaultBox } from '#tests/sandbox/control/faults'
import type { Mailbox } from '#tests/sandbox/inbox/mailbox'

const SIZE_LIMIT_BYTES = 25 * 1024 * 1024

/** An error with the reply code that the SMTP client is given. */
class SmtpRefusal extends Error {
  constructor(
    message: string,
    readonly responseCode: number
  ) {
    super(message)
  }
}

/** A mail server that keeps everything and sends nothing. Any user and password are accepted. */
export class SmtpDoor {
  #server: SMTPServer

  constructor(mailbox: Mailbox, faults: FaultBox) {
    this.#server = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      size: SIZE_LIMIT_BYTES,
      closeTimeout: 500,
      onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? 'sandbox' }),
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.once('error', (error) => callback(error))
        stream.once('end', () => {
          if (stream.sizeExceeded) return callback(new SmtpRefusal('Message too large', 552))
          const fault = faults.take('smtp', 'deliver')
          if (fault?.kind === 'smtp_permanent')
            return callback(new SmtpRefusal('No such user', 550))
          if (fault && fault.kind !== 'delay')
            return callback(new SmtpRefusal('Try again later', 451))
          const { mailFrom, rcptTo } = session.envelope
          const envelope = {
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
          }
          const keep = () =>
            mailbox.receive(Buffer.concat(chunks), envelope).then(
              (mail) => callback(null, `Kept as ${mail.id}`),
              (error: unknown) =>
                callback(error instanceof Error ? error : new Error(String(error)))
            )
          setTimeout(() => void keep(), fault?.delayMs ?? 0)
        })
      },
    })
    // A client that hangs up in the middle is no concern of the sandbox's.
    this.#server.on('error', () => {})
  }

  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject)
        resolve((this.#server.server.address() as AddressInfo).port)
      })
    })
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
    })
  }
}

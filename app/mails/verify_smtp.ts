import { createTransport } from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import type { MailServerAnswer } from '#domain/diagnosis/surroundings'
import { smtpFault } from '#mails/smtp_fault'

const REASONS: Record<string, 'refused' | 'unauthorised' | 'silent'> = {
  ECONNREFUSED: 'refused',
  EDNS: 'refused',
  ENOTFOUND: 'refused',
  ECONNECTION: 'refused',
  ESOCKET: 'refused',
  EAUTH: 'unauthorised',
  ENOAUTH: 'unauthorised',
  ETIMEDOUT: 'silent',
}

/**
 * Connects to a mail server as for a mail, encrypts and signs in, and leaves. `patienceMs` bounds
 * each step, and all of them together to a little more.
 */
export async function verifySmtp(
  options: SMTPTransport.Options,
  patienceMs: number
): Promise<MailServerAnswer> {
  const transport = createTransport({
    ...options,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
  })
  try {
    await transport.verify()
    return { answers: true }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return { answers: false, reason: REASONS[code] ?? 'other', told: smtpFault(error).summary }
  } finally {
    transport.close()
  }
}

import env from '#start/env'
import { defineConfig, transports } from '@adonisjs/mail'

const host = env.get('MAIL_SERVER') ?? '127.0.0.1'
const port = env.get('MAIL_PORT') ?? 587
const username = env.get('MAIL_USERNAME')

/** Who mails come from; without a name of its own the company's, which staff set at run time. */
export const mailFrom = {
  address: env.get('MAIL_FROM') ?? 'portal@localhost',
  name: env.get('MAIL_FROM_NAME') ?? null,
}

/** False where nobody named one: then it is looked for on this machine. */
export const hasMailServer = env.get('MAIL_SERVER') !== undefined

/** The mail server, and how long each step there may take. */
export const smtp = {
  host,
  port,
  // TLS from the first byte on 465, else STARTTLS. Without TLS nothing leaves this machine:
  // mails carry links that sign people in.
  secure: port === 465,
  requireTLS: !/^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host),
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
  ...(username && {
    auth: {
      type: 'login' as const,
      user: username,
      pass: env.get('MAIL_PASSWORD')?.release() ?? '',
    },
  }),
}

const mailConfig = defineConfig({
  default: 'smtp',
  from: mailFrom.address,
  mailers: { smtp: transports.smtp(smtp) },
})

export default mailConfig

declare module '@adonisjs/mail/types' {
  export interface MailersList extends InferMailers<typeof mailConfig> {}
}

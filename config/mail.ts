import env from '#start/env'
import { defineConfig, transports } from '@adonisjs/mail'

const username = env.get('MAIL_USERNAME')

/** Who mails come from; without a name of its own the company's, which staff set at run time. */
export const mailFrom = {
  address: env.get('MAIL_FROM') ?? 'portal@localhost',
  name: env.get('MAIL_FROM_NAME') ?? null,
}

const mailConfig = defineConfig({
  default: 'smtp',
  from: mailFrom.address,
  mailers: {
    smtp: transports.smtp({
      host: env.get('MAIL_SERVER') ?? '127.0.0.1',
      port: env.get('MAIL_PORT') ?? 587,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      ...(username && {
        auth: { type: 'login', user: username, pass: env.get('MAIL_PASSWORD')?.release() ?? '' },
      }),
    }),
  },
})

export default mailConfig

declare module '@adonisjs/mail/types' {
  export interface MailersList extends InferMailers<typeof mailConfig> {}
}

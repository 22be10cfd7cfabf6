import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = { name: string; expiresAt: string; timeZone: string }

export function signInLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, expiresAt, timeZone } = source.params as Params
  const company = source.settings.company.name

  return {
    subject: t('mails.sign_in.subject', { company }),
    preheader: t('mails.sign_in.preheader'),
    heading: t('mails.sign_in.heading'),
    paragraphs: [t('mails.hello', { name }), t('mails.sign_in.lead', { company })],
    ledger: null,
    action: {
      label: t('mails.sign_in.action'),
      url: `${source.portalUrl}/sign-in/${source.secrets.token}`,
    },
    actionNote: t('mails.sign_in.link', { until: momentText(expiresAt, timeZone, locale) }),
    footnotes: [t('mails.sign_in.not_expected')],
    attachments: [],
  }
}

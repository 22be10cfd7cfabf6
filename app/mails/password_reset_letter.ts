import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = { name: string; expiresAt: string; timeZone: string }

export function passwordResetLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, expiresAt, timeZone } = source.params as Params
  const company = source.settings.company.name

  return {
    subject: t('mails.password_reset.subject', { company }),
    preheader: t('mails.password_reset.preheader'),
    heading: t('mails.password_reset.heading'),
    paragraphs: [t('mails.hello', { name }), t('mails.password_reset.lead', { company })],
    ledger: null,
    action: {
      label: t('mails.password_reset.action'),
      url: `${source.portalUrl}/reset/${source.secrets.token}`,
    },
    actionNote: t('mails.password_reset.link', { until: momentText(expiresAt, timeZone, locale) }),
    footnotes: [t('mails.password_reset.not_expected')],
    attachments: [],
  }
}

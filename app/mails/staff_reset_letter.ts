import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = { name: string; expiresAt: string; timeZone: string }

/** A link with which a member of staff chooses a new password. */
export function staffResetLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, expiresAt, timeZone } = source.params as Params
  const facts = { company: source.settings.company.name }

  return {
    subject: t('mails.password_reset.subject', facts),
    preheader: t('mails.password_reset.preheader'),
    heading: t('mails.password_reset.heading'),
    paragraphs: [t('mails.hello', { name }), t('mails.staff_reset.lead', facts)],
    ledger: null,
    action: {
      label: t('mails.password_reset.action'),
      url: `${source.adminUrl}/reset/${source.secrets.token}`,
    },
    actionNote: t('mails.password_reset.link', { until: momentText(expiresAt, timeZone, locale) }),
    footnotes: [t('mails.staff_reset.second_step'), t('mails.password_reset.not_expected')],
    attachments: [],
  }
}

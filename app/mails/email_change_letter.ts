import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = { name: string; expiresAt: string; timeZone: string }

/** To the new address: its link makes the change. */
export function emailChangeLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, expiresAt, timeZone } = source.params as Params
  const company = source.settings.company.name

  return {
    subject: t('mails.email_change.subject', { company }),
    preheader: t('mails.email_change.preheader'),
    heading: t('mails.email_change.heading'),
    paragraphs: [t('mails.hello', { name }), t('mails.email_change.lead', { company })],
    ledger: null,
    action: {
      label: t('mails.email_change.action'),
      url: `${source.portalUrl}/email/${source.secrets.token}`,
    },
    actionNote: t('mails.email_change.link', { until: momentText(expiresAt, timeZone, locale) }),
    footnotes: [t('mails.email_change.not_expected')],
    attachments: [],
  }
}

/** To an address that has an account already: nothing happens, and nobody else is told that. */
export function emailChangeTakenLetter(source: LetterSource): Letter {
  const { t } = source
  const { name } = source.params as Params
  const company = source.settings.company.name

  return {
    subject: t('mails.email_change_taken.subject', { company }),
    preheader: t('mails.email_change_taken.preheader'),
    heading: t('mails.email_change_taken.heading'),
    paragraphs: [t('mails.hello', { name }), t('mails.email_change_taken.lead', { company })],
    ledger: null,
    action: { label: t('mails.email_change_taken.action'), url: `${source.portalUrl}/login` },
    actionNote: null,
    footnotes: [t('mails.email_change_taken.not_expected')],
    attachments: [],
  }
}

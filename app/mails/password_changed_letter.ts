import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = { name: string; changedAt: string; timeZone: string }

export function passwordChangedLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, changedAt, timeZone } = source.params as Params
  const company = source.settings.company.name
  const at = momentText(changedAt, timeZone, locale)

  return {
    subject: t('mails.password_changed.subject', { company }),
    preheader: t('mails.password_changed.preheader', { at }),
    heading: t('mails.password_changed.heading'),
    paragraphs: [
      t('mails.hello', { name }),
      t('mails.password_changed.lead', { company, at }),
      t('mails.password_changed.not_you'),
    ],
    ledger: null,
    action: { label: t('mails.password_changed.action'), url: `${source.portalUrl}/forgot` },
    actionNote: null,
    footnotes: [],
    attachments: [],
  }
}

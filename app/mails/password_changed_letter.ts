import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = { name: string; isStaff: boolean; changedAt: string; timeZone: string }

export function passwordChangedLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, isStaff, changedAt, timeZone } = source.params as Params
  const company = source.settings.company.name
  const at = momentText(changedAt, timeZone, locale)

  return {
    subject: t('mails.password_changed.subject', { company }),
    preheader: t('mails.password_changed.preheader', { at }),
    heading: t('mails.password_changed.heading'),
    paragraphs: [
      t('mails.hello', { name }),
      t('mails.password_changed.lead', { company, at, isStaff: String(isStaff) }),
      t(`mails.password_changed.not_you${isStaff ? '_staff' : ''}`),
    ],
    ledger: null,
    action: {
      label: t('mails.password_changed.action'),
      url: `${isStaff ? source.adminUrl : source.portalUrl}/forgot`,
    },
    actionNote: null,
    footnotes: [],
    attachments: [],
  }
}

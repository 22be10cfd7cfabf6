import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = {
  name: string
  isStaff: boolean
  at: string
  /** Of the link to choose a new password; null where there is none. */
  expiresAt: string | null
  timeZone: string
}

/** Every second factor was taken off, for somebody who lost theirs or for whoever said so. */
export function accessRecoveredLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, isStaff, at, expiresAt, timeZone } = source.params as Params
  const company = source.settings.company.name
  const next = isStaff ? 'staff' : expiresAt ? 'new_password' : 'same_password'
  const facts = { company, isStaff: String(isStaff), at: momentText(at, timeZone, locale) }
  const address = expiresAt ? `/reset/${source.secrets.token}` : '/login'

  return {
    subject: t('mails.access_recovered.subject', facts),
    preheader: t('mails.access_recovered.preheader', facts),
    heading: t('mails.access_recovered.heading', facts),
    paragraphs: [
      t('mails.hello', { name }),
      t('mails.access_recovered.lead', facts),
      t(`mails.access_recovered.${next}`),
      t(`mails.access_recovered.not_you${isStaff ? '_staff' : ''}`),
    ],
    ledger: null,
    action: isStaff
      ? null
      : { label: t(`mails.access_recovered.action_${next}`), url: source.portalUrl + address },
    actionNote: expiresAt
      ? t('mails.password_reset.link', { until: momentText(expiresAt, timeZone, locale) })
      : null,
    footnotes: [],
    attachments: [],
  }
}

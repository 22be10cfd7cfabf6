import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = {
  name: string
  isStaff: boolean
  at: string
  /** Of the link to choose a new password; null for staff whom the server gave one. */
  expiresAt: string | null
  /** How many API tokens ended; of staff alone. */
  revokedTokens?: number
  timeZone: string
}

/** Every second factor was taken off, for somebody who lost theirs or for whoever said so. */
export function accessRecoveredLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, isStaff, at, expiresAt, revokedTokens, timeZone } = source.params as Params
  const company = source.settings.company.name
  const facts = { company, isStaff: String(isStaff), at: momentText(at, timeZone, locale) }
  const isGiven = isStaff && expiresAt === null

  return {
    subject: t('mails.access_recovered.subject', facts),
    preheader: t('mails.access_recovered.preheader', facts),
    heading: t('mails.access_recovered.heading', facts),
    paragraphs: [
      t('mails.hello', { name }),
      t(`mails.access_recovered.lead${isStaff && !isGiven ? '_by_owner' : ''}`, facts),
      t(`mails.access_recovered.${isGiven ? 'staff' : 'new_password'}`),
      ...(revokedTokens ? [t('mails.access_recovered.tokens', { revokedTokens })] : []),
      t(`mails.access_recovered.not_you${isStaff ? '_staff' : ''}`),
    ],
    ledger: null,
    action: isGiven
      ? null
      : {
          label: t('mails.access_recovered.action'),
          url: `${isStaff ? source.adminUrl : source.portalUrl}/reset/${source.secrets.token}`,
        },
    actionNote: expiresAt
      ? t('mails.password_reset.link', { until: momentText(expiresAt, timeZone, locale) })
      : null,
    footnotes: [],
    attachments: [],
  }
}

import type { Appointment } from '#domain/staff/tell_owners'
import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = {
  name: string
  /** Who may do everything now. */
  owner: string
  email: string
  how: Appointment
  /** Who did it; null on the server itself. */
  by: string | null
  /** Whether that was who reads this. */
  isYou: boolean
  at: string
  timeZone: string
}

/** Somebody may do everything now: those who could before are told. */
export function ownerAppointedLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, owner, email, how, by, isYou, at, timeZone } = source.params as Params
  const facts = {
    ...{ company: source.settings.company.name, owner, email, how },
    ...{ at: momentText(at, timeZone, locale), by: by ?? '' },
  }
  const who = isYou ? 'you' : by === null ? 'server' : 'colleague'

  return {
    subject: t('mails.owner_appointed.subject', facts),
    preheader: t(`mails.owner_appointed.by_${who}`, facts),
    heading: t('mails.owner_appointed.heading', facts),
    paragraphs: [
      t('mails.hello', { name }),
      t('mails.owner_appointed.lead', facts),
      t(`mails.owner_appointed.by_${who}`, facts),
      t(`mails.owner_appointed.not_right${isYou ? '_you' : ''}`),
    ],
    ledger: null,
    action: null,
    actionNote: null,
    footnotes: [],
    attachments: [],
  }
}

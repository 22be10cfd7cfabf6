import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = {
  name: string
  isStaff: boolean
  tries: number
  /** After how many none is taken any more. */
  most: number
  at: string
  timeZone: string
}

/** Somebody has the password, or the mailbox, and tries codes. */
export function codesGuessedLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, isStaff, tries, most, at, timeZone } = source.params as Params
  const company = source.settings.company.name
  const facts = {
    ...{ company, tries, most, isStaff: String(isStaff) },
    at: momentText(at, timeZone, locale),
  }

  return {
    subject: t('mails.codes_guessed.subject', facts),
    preheader: t('mails.codes_guessed.preheader', facts),
    heading: t('mails.codes_guessed.heading'),
    paragraphs: [
      t('mails.hello', { name }),
      t('mails.codes_guessed.lead', facts),
      t(`mails.codes_guessed.not_you${isStaff ? '_staff' : ''}`),
      t('mails.codes_guessed.lock', facts),
    ],
    ledger: null,
    // Staff have no page on which to choose one by mail.
    action: isStaff
      ? null
      : { label: t('mails.codes_guessed.action'), url: `${source.portalUrl}/forgot` },
    actionNote: null,
    footnotes: [],
    attachments: [],
  }
}

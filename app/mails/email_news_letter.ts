import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = { name: string; email: string; at: string; timeZone: string }

/** To the older address: that another one was asked for, or has taken its place. */
export function emailNewsLetter(
  kind: 'email_change_asked' | 'email_changed',
  source: LetterSource
): Letter {
  const { t, locale } = source
  const { name, email, at, timeZone } = source.params as Params
  const company = source.settings.company.name
  const moment = momentText(at, timeZone, locale)

  return {
    subject: t(`mails.${kind}.subject`, { company }),
    preheader: t(`mails.${kind}.preheader`, { at: moment }),
    heading: t(`mails.${kind}.heading`),
    paragraphs: [
      t('mails.hello', { name }),
      t(`mails.${kind}.lead`, { company, email, at: moment }),
      t(`mails.${kind}.not_you`, { company }),
    ],
    ledger: null,
    action:
      kind === 'email_change_asked'
        ? { label: t('mails.email_change_asked.action'), url: `${source.portalUrl}/forgot` }
        : null,
    actionNote: null,
    footnotes: [],
    attachments: [],
  }
}

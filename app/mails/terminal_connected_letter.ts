import { momentText } from '#mails/formats'
import type { Letter, LetterSource } from '#mails/letter'

type Params = {
  name: string
  /** What its machine calls itself. */
  machine: string
  /** The network address that it asked from. */
  ip: string | null
  at: string
  expiresAt: string | null
  timeZone: string
}

/** A terminal acts for a member of staff from now on. */
export function terminalConnectedLetter(source: LetterSource): Letter {
  const { t, locale } = source
  const { name, machine, ip, at, expiresAt, timeZone } = source.params as Params
  const facts = {
    ...{ company: source.settings.company.name, machine, ip: ip ?? 'none' },
    at: momentText(at, timeZone, locale),
    until: expiresAt ? momentText(expiresAt, timeZone, locale) : 'none',
  }

  return {
    subject: t('mails.terminal_connected.subject', facts),
    preheader: t('mails.terminal_connected.preheader', facts),
    heading: t('mails.terminal_connected.heading'),
    paragraphs: [
      t('mails.hello', { name }),
      t('mails.terminal_connected.lead', facts),
      t('mails.terminal_connected.end'),
      t('mails.terminal_connected.not_you'),
    ],
    ledger: null,
    action: {
      label: t('mails.terminal_connected.action'),
      url: `${source.adminUrl}/account`,
    },
    actionNote: null,
    footnotes: [],
    attachments: [],
  }
}

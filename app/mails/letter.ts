import type { Settings } from '#domain/settings/settings'

/** What any of our mails says, in the reader's language; templates only lay it out. */
export type Letter = {
  subject: string
  /** Shown by mail apps beside the subject. */
  preheader: string
  heading: string
  paragraphs: string[]
  ledger: Ledger | null
  action: { label: string; url: string } | null
  /** How long the link works; present when its address may have to be copied by hand. */
  actionNote: string | null
  footnotes: string[]
  attachments: { name: string; type: string; bytes: Buffer }[]
}

export type Ledger = {
  rows: { title: string; note: { text: string; tone: Tone } | null; amount: string }[]
  totals: { label: string; amount: string }[]
}

export type Tone = 'muted' | 'due' | 'overdue'

export type Translate = (key: string, params?: Record<string, string | number>) => string

/** The company's logo as a mail shows it; `src` is within the mail, so that opening it tells nobody. */
export type MailLogo = { src: string; width: number; height: number }

/** What a mail is written from. */
export type LetterSource = {
  params: Record<string, unknown>
  /** Links that sign somebody in; empty once the mail was accepted. */
  secrets: Record<string, string>
  locale: string
  settings: Settings
  logo: MailLogo | null
  portalUrl: string
  adminUrl: string
  t: Translate
}

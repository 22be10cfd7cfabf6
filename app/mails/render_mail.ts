import edge from 'edge.js'
import { mailColours } from '#mails/brand_colours'
import { headerText } from '#mails/header_text'
import { writeLetter } from '#mails/write_letter'
import type { Letter, LetterSource, MailLogo } from '#mails/letter'

export type RenderedMail = {
  subject: string
  html: string
  text: string
  attachments: Letter['attachments']
}

/** Writes one mail as HTML and as plain text, in the company's colours. */
export async function renderMail(kind: string, source: LetterSource): Promise<RenderedMail> {
  const letter = await writeLetter(kind, source)
  const { company, branding } = source.settings
  const state = {
    letter,
    company,
    logo: source.logo && fitted(source.logo),
    language: source.locale,
    questions: questions(source),
    copyLink: source.t('mails.copy_link'),
    sender: [company.legalName, company.addressLine].filter(Boolean).join(', '),
    colours: mailColours(branding.primaryColor),
  }
  return {
    subject: headerText(letter.subject),
    html: await edge.render('mails/letter', state),
    text: tidy(await edge.render('mails/letter_text', state)),
    attachments: letter.attachments,
  }
}

/** What is about as wide as it is high is a mark, and the name stands beside it. */
const MARK = 1.7
const MOST = { width: 200, height: 44 }

function fitted(logo: MailLogo): MailLogo & { isMark: boolean } {
  const scale = Math.min(1, MOST.width / logo.width, MOST.height / logo.height)
  return {
    src: logo.src,
    width: Math.round(logo.width * scale),
    height: Math.round(logo.height * scale),
    isMark: logo.width / logo.height < MARK,
  }
}

function questions({ settings, t }: LetterSource): string {
  const { phone } = settings.company.contact
  return phone ? t('mails.questions_phone', { phone }) : t('mails.questions')
}

/** Templates leave blank lines where a part is absent. */
function tidy(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

import type { Letter, LetterSource } from '#mails/letter'
import Question from '#models/question'

type Params = { questionId: string }

/** A client wrote about an invoice: for staff. What was written stays where access to it is checked. */
export function questionAskedLetter(source: LetterSource): Promise<Letter> {
  return questionLetter('question_asked', source, ({ publicId }) => {
    return `${source.adminUrl}/questions/${publicId}`
  })
}

/** The company answered: for who asked. */
export function questionAnsweredLetter(source: LetterSource): Promise<Letter> {
  return questionLetter('question_answered', source, ({ invoice }) => {
    return `${source.portalUrl}/invoice/${invoice.publicId}`
  })
}

async function questionLetter(
  kind: 'question_asked' | 'question_answered',
  { t, params, settings }: LetterSource,
  urlOf: (question: Question) => string
): Promise<Letter> {
  const { questionId } = params as Params
  const question = await Question.query()
    .where('public_id', questionId)
    .preload('invoice')
    .preload('ofClient')
    .firstOrFail()
  const facts = {
    company: settings.company.name,
    client: question.ofClient.name,
    number: question.invoice.number,
  }

  return {
    subject: t(`mails.${kind}.subject`, facts),
    preheader: t(`mails.${kind}.preheader`, facts),
    heading: t(`mails.${kind}.heading`, facts),
    paragraphs: [t(`mails.${kind}.lead`, facts)],
    ledger: null,
    action: { label: t(`mails.${kind}.action`), url: urlOf(question) },
    actionNote: null,
    footnotes: [t(`mails.${kind}.once`, facts)],
    attachments: [],
  }
}

import db from '@adonisjs/lucid/services/db'
import { isPublicId } from '#domain/shared/public_id'
import Question from '#models/question'
import QuestionMessage from '#models/question_message'

/** A conversation that is longer is read from its end. */
const MOST_MESSAGES = 200

export type QuestionRecord = { question: Question; messages: QuestionMessage[]; earlier: number }

/** A question by its public id with its client and its invoice, or null. */
export async function findQuestion(publicId: unknown): Promise<Question | null> {
  return isPublicId(publicId) ? withRelations().where('public_id', publicId).first() : null
}

export function withRelations() {
  return Question.query().preload('ofClient').preload('invoice').preload('closedBy')
}

/** The last messages of a question, the oldest of them first. */
export async function readQuestion(question: Question): Promise<QuestionRecord> {
  const messages = await QuestionMessage.query()
    .where('question_id', question.id)
    .preload('account')
    .preload('staff')
    .orderBy('id', 'desc')
    .limit(MOST_MESSAGES)
  const row = await db.from('question_messages').where('question_id', question.id).count('* as all')
  const earlier = Number(row[0].all) - messages.length
  return { question, messages: messages.reverse(), earlier }
}

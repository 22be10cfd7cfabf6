import db from '@adonisjs/lucid/services/db'
import type Question from '#models/question'
import QuestionMessage from '#models/question_message'

/** A question in a list, with what was written last. */
export type QuestionRow = { question: Question; latest: QuestionMessage }

/** The last message of each question, which has one from its beginning. */
export async function withLatest(questions: Question[]): Promise<QuestionRow[]> {
  const ids = questions.map(({ id }) => id)
  const newest: { id: number | string }[] = await db
    .from('question_messages')
    .whereIn('question_id', ids)
    .groupBy('question_id')
    .select(db.raw('max(id) as id'))
  const messages = await QuestionMessage.query()
    .whereIn(
      'id',
      newest.map(({ id }) => Number(id))
    )
    .preload('account')
    .preload('staff')
  const byQuestion = new Map(messages.map((message) => [message.questionId, message]))
  return questions.map((question) => ({ question, latest: byQuestion.get(question.id)! }))
}

import { admin, filled } from '~admin/api/client'
import type { Answer, Asked, Sent } from '~admin/wire'
import { asked, dataOf } from '~shared/asked'

/** What clients ask about their invoices. */
export const questions = {
  list: (query: Asked<'admin.questions.index'>) =>
    asked(admin.questions.index({ query: filled(query) })),
  show: (id: string) => dataOf(admin.questions.show({ params: { id } })),
  answer: (id: string, body: Sent<'admin.question_messages.store'>, key: string) =>
    dataOf(
      admin.questionMessages.store({ params: { id }, body, headers: { 'idempotency-key': key } })
    ),
  close: (id: string) => dataOf(admin.questionClosings.update({ params: { id } })),
  reopen: (id: string) => dataOf(admin.questionClosings.destroy({ params: { id } })),
}

export type QuestionRow = Answer<'admin.questions.index'>['data'][number]
export type QuestionRecord = Answer<'admin.questions.show'>['data']

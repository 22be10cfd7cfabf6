import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { addMessage } from '#domain/questions/add_message'
import { lockQuestion } from '#domain/questions/lock_question'
import { mailClient } from '#domain/questions/mail_client'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type Question from '#models/question'
import QuestionMessage from '#models/question_message'
import type Staff from '#models/staff'

/**
 * Staff write to the client: the question is answered, also one that was closed, and who asked is
 * mailed, once for several messages in a row. `text`: at most 4,000 characters. `after`: public id of
 * the last message that the writer has seen; refused when there is a later one by now.
 */
export function answer(
  { id }: Question,
  { staff, text, after }: { staff: Staff; text: string; after?: string | null },
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | Refused<'question_moved_on'>> {
  return writeTransaction(async (trx) => {
    const question = await lockQuestion(trx, id)
    if (after && after !== (await latestOf(trx, id))) return refused('question_moved_on')
    const message = await addMessage(trx, question, { staffId: staff.id, text }, now)
    // Who writes has read what came: the next question is told at once.
    question.merge({ state: 'answered', staffToldAt: null, closedById: null })
    if (question.$dirty.state) question.stateSince = now
    await mailClient(trx, question, now)
    await question.save()
    await recordAudit(
      trx,
      actor,
      {
        action: 'question.answered',
        clientId: question.clientId,
        target: { type: 'invoice', id: question.invoice.publicId },
        details: { question: question.publicId, message: message.publicId },
      },
      now
    )
    return done()
  })
}

async function latestOf(trx: TransactionClientContract, questionId: number) {
  const latest = await QuestionMessage.query({ client: trx })
    .where('question_id', questionId)
    .orderBy('id', 'desc')
    .firstOrFail()
  return latest.publicId
}

import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { addMessage } from '#domain/questions/add_message'
import { lockQuestion } from '#domain/questions/lock_question'
import { mailClient } from '#domain/questions/mail_client'
import type { Actor } from '#domain/shared/actor'
import type Question from '#models/question'
import type Staff from '#models/staff'

/**
 * Staff write to the client: the question is answered, also one that was closed, and who asked is
 * mailed, once for several messages in a row. `text`: at most 4,000 characters.
 */
export function answer(
  { id }: Question,
  { staff, text }: { staff: Staff; text: string },
  actor: Actor,
  now: DateTime
): Promise<void> {
  return writeTransaction(async (trx) => {
    const question = await lockQuestion(trx, id)
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
  })
}

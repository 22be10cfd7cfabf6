import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { lockQuestion } from '#domain/questions/lock_question'
import type { Actor } from '#domain/shared/actor'
import type Question from '#models/question'
import QuestionMessage from '#models/question_message'
import type Staff from '#models/staff'

/** Nothing waits any more; mails nobody. The next message opens it again. Twice is fine. */
export function closeQuestion(
  { id }: Question,
  { id: staffId }: Staff,
  actor: Actor,
  now: DateTime
): Promise<void> {
  return writeTransaction(async (trx) => {
    const question = await lockQuestion(trx, id)
    if (question.state === 'closed') return
    await question.merge({ state: 'closed', stateSince: now, closedById: staffId }).save()
    await record(trx, question, 'question.closed', actor, now)
  })
}

/** As it was before it was closed: it waits for staff where the client wrote last. Twice is fine. */
export function reopenQuestion({ id }: Question, actor: Actor, now: DateTime): Promise<void> {
  return writeTransaction(async (trx) => {
    const question = await lockQuestion(trx, id)
    if (question.state !== 'closed') return
    const latest = await QuestionMessage.query({ client: trx })
      .where('question_id', id)
      .orderBy('id', 'desc')
      .firstOrFail()
    const state = latest.staffId === null ? 'open' : 'answered'
    await question.merge({ state, stateSince: now, closedById: null }).save()
    await record(trx, question, 'question.reopened', actor, now)
  })
}

function record(
  trx: TransactionClientContract,
  { clientId, invoice, publicId }: Question,
  action: string,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const target = { type: 'invoice', id: invoice.publicId }
  return recordAudit(trx, actor, { action, clientId, target, details: { question: publicId } }, now)
}

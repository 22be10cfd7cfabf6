import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { newPublicId } from '#domain/shared/public_id'
import type Question from '#models/question'
import QuestionMessage from '#models/question_message'

type By = { accountId: number } | { staffId: number }

/** Writes a message into a question that is locked. */
export function addMessage(
  trx: TransactionClientContract,
  { id: questionId, clientId }: Question,
  draft: By & { text: string },
  now: DateTime
): Promise<QuestionMessage> {
  const row = { publicId: newPublicId(), clientId, questionId, createdAt: now, ...draft }
  return QuestionMessage.create(row, { client: trx })
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { lockRows } from '#database/write_transaction'
import Question from '#models/question'

/** A question as it stands, with its invoice; nobody else changes it until the transaction ends. */
export async function lockQuestion(trx: TransactionClientContract, id: number): Promise<Question> {
  await lockRows(trx, 'questions', [id])
  return Question.query({ client: trx }).where('id', id).preload('invoice').firstOrFail()
}

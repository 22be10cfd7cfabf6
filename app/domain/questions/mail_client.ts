import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { mayMailAgain } from '#domain/questions/mail_pause'
import { useOutbox } from '#domain/shared/outbox'
import Membership from '#models/membership'
import type Question from '#models/question'
import QuestionMessage from '#models/question_message'

/**
 * Tells who asked last that the company answered. Who may not read it any more is not told. Marks the
 * question; the caller saves it.
 */
export async function mailClient(
  trx: TransactionClientContract,
  question: Question,
  now: DateTime
): Promise<void> {
  if (!mayMailAgain(question.clientToldAt, now)) return
  const latest = await QuestionMessage.query({ client: trx })
    .where('question_id', question.id)
    .whereNotNull('account_id')
    .orderBy('id', 'desc')
    .firstOrFail()
  const membership = await Membership.query({ client: trx })
    .where('client_id', question.clientId)
    .where('account_id', latest.accountId!)
    .where('state', 'active')
    .preload('account')
    .first()
  const account = membership?.account
  if (!account?.email) return

  await useOutbox().queueMail(trx, {
    kind: 'question_answered',
    to: { email: account.email, name: account.name },
    locale: account.locale,
    clientId: question.clientId,
    accountId: account.id,
    params: { questionId: question.publicId },
  })
  question.clientToldAt = now
}

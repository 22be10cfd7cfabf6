import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { mayMailAgain } from '#domain/questions/mail_pause'
import { readSettings } from '#domain/settings/read_settings'
import { useOutbox } from '#domain/shared/outbox'
import type Question from '#models/question'
import QuestionMessage from '#models/question_message'

/**
 * Tells the company that a client wrote: whoever answered last, else the address that clients write
 * to. Marks the question; the caller saves it.
 */
export async function mailStaff(
  trx: TransactionClientContract,
  question: Question,
  now: DateTime
): Promise<void> {
  if (!mayMailAgain(question.staffToldAt, now)) return
  const { company } = await readSettings(trx)
  const latest = await QuestionMessage.query({ client: trx })
    .where('question_id', question.id)
    .whereNotNull('staff_id')
    .preload('staff')
    .orderBy('id', 'desc')
    .first()
  const answerer = latest?.staff?.isEnabled ? latest.staff : null
  const { email, name } = answerer ?? company.contact
  await useOutbox().queueMail(trx, {
    kind: 'question_asked',
    to: { email, name },
    locale: company.locale,
    clientId: question.clientId,
    accountId: null,
    params: { questionId: question.publicId },
  })
  question.staffToldAt = now
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { insertAbsent } from '#database/insert_if_absent'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { addMessage } from '#domain/questions/add_message'
import { mailStaff } from '#domain/questions/mail_staff'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { newPublicId } from '#domain/shared/public_id'
import type Account from '#models/account'
import type Invoice from '#models/invoice'
import Question from '#models/question'
import type QuestionMessage from '#models/question_message'

/**
 * A person of the client writes about an invoice: the question is open, also one that was closed, and
 * the company is mailed, once for several messages in a row. `text`: at most 4,000 characters.
 */
export function ask(
  { invoice, account, text }: { invoice: Invoice; account: Account; text: string },
  actor: Actor,
  now: DateTime
): Promise<QuestionMessage> {
  return writeTransaction(async (trx) => {
    const question = await questionOn(trx, invoice, now)
    const message = await addMessage(trx, question, { accountId: account.id, text }, now)
    // Who writes has read what came: the next answer is told at once.
    question.merge({ state: 'open', clientToldAt: null, closedById: null })
    if (question.$dirty.state) question.stateSince = now
    await mailStaff(trx, question, now)
    await question.save()
    await recordAudit(
      trx,
      actor,
      {
        action: 'question.asked',
        clientId: invoice.clientId,
        target: { type: 'invoice', id: invoice.publicId },
        details: { question: question.publicId, message: message.publicId },
      },
      now
    )
    return message
  })
}

/** The invoice's question, locked; made by the first message, whoever of two at once it is. */
async function questionOn(
  trx: TransactionClientContract,
  { id: invoiceId, clientId }: Invoice,
  now: DateTime
): Promise<Question> {
  const at = iso(now)
  const row = {
    public_id: newPublicId(),
    ...{ client_id: clientId, invoice_id: invoiceId, state: 'open', state_since: at },
    ...{ created_at: at, updated_at: at },
  }
  await insertAbsent(trx, 'questions', [row], ['invoice_id'], 'id')
  const find = () =>
    Question.query({ client: trx })
      .where('client_id', clientId)
      .where('invoice_id', invoiceId)
      .firstOrFail()
  const { id } = await find()
  await lockRows(trx, 'questions', [id])
  return find()
}

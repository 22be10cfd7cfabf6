import { DateTime } from 'luxon'
import { ask } from '#domain/questions/ask'
import type Invoice from '#models/invoice'
import Client from '#models/client'
import Question from '#models/question'
import { tester } from '#tests/support/people'
import { addPerson } from '#tests/support/portal_world'

/** A question about an invoice that waits for an answer, by somebody of its client. */
export async function questionOn(invoice: Invoice, text = 'Is this right?'): Promise<Question> {
  const client = await Client.findOrFail(invoice.clientId)
  const { account } = await addPerson(client, 'viewer')
  await ask({ invoice, account, text }, tester, DateTime.utc())
  return Question.findByOrFail('invoiceId', invoice.id)
}

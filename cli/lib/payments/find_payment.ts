import type { AnswerData, Client } from '../../client.ts'
import { Failure } from '../failure.ts'

export type PaymentRecord = AnswerData<'admin.payments.show'>

const ID = /^[\w-]{22}$/

/** A payment by the number of its receipt or by its id, with all that is known of it. */
export async function findPayment(client: Client, name: string): Promise<PaymentRecord> {
  const { data } = await client.call('admin.payments.index', { query: { receiptNumber: name } })
  const id = data.at(0)?.id ?? (ID.test(name) ? name : null)
  if (id === null) throw noPayment(name)
  try {
    return await client.data('admin.payments.show', { params: { id } })
  } catch (error) {
    throw error instanceof Failure && error.code === 'not-found' ? noPayment(name) : error
  }
}

function noPayment(name: string): Failure {
  return new Failure('unknown-payment', `No payment has the receipt number or id "${name}".`, {
    hint: 'See what there is with: portal payments list',
  })
}

import type { AnswerData, Client } from '../../client.ts'
import { Failure } from '../failure.ts'

export type ClientRecord = AnswerData<'admin.clients.show'>

const ID = /^[\w-]{22}$/

/** A client by its reference, else by its id. */
export async function findClient(client: Client, name: string): Promise<ClientRecord> {
  try {
    return await client.data('admin.referred_clients.show', { params: { ref: name } })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
  try {
    if (ID.test(name)) return await client.data('admin.clients.show', { params: { id: name } })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
  throw new Failure('unknown-client', `No client has the reference or id "${name}".`, {
    hint: 'Find it with: portal clients list --search <text>',
  })
}

function isNotFound(error: unknown): boolean {
  return error instanceof Failure && error.code === 'not-found'
}

import type { Client, Row } from '../../client.ts'
import { EXIT, Failure } from '../failure.ts'

export type Person = Row<'admin.accounts.index'>

const ID = /^[\w-]{22}$/

/**
 * The membership that a person means: by the address of the account, or by its own id. An address
 * may stand for several clients; `owner` (reference or id) says which, unless any of them will do.
 */
export async function findPerson(
  client: Client,
  name: string,
  { owner, any = false }: { owner?: string; any?: boolean } = {}
): Promise<{ id: string; said: string }> {
  if (ID.test(name)) return { id: name, said: name }
  const email = name.toLowerCase()
  const found: Person[] = []
  const query = { q: name, client: owner, limit: 100 }
  for await (const person of client.pages('admin.accounts.index', { query })) {
    if (person.account.email === email) found.push(person)
  }
  const [first] = found
  if (!first) throw unknown(name, owner)
  if (found.length > 1 && !any) throw several(name, found)
  return { id: first.id, said: `${name} at ${first.client.name}` }
}

function unknown(name: string, owner: string | undefined): Failure {
  const where = owner === undefined ? '' : ` at ${owner}`
  return new Failure('unknown-person', `Nobody has the address or id "${name}"${where}.`, {
    hint: 'See who there is with: portal accounts list',
  })
}

function several(name: string, found: Person[]): Failure {
  const clients = found.map(({ client }) => client.ref ?? client.id).join(', ')
  return new Failure('usage', `${name} acts for several clients: ${clients}.`, {
    exitStatus: EXIT.usage,
    hint: 'Say for which one with --client.',
  })
}

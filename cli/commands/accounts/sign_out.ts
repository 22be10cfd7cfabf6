import type { Run } from '../../context.ts'
import { findPerson } from '../../lib/people/find_person.ts'
import { clean, count } from '../../lib/text.ts'

export const run: Run<object> = async ({ output, connect }, _, [name]) => {
  const client = await connect()
  const { id } = await findPerson(client, name, { any: true })
  const { ended } = await client.data('admin.membership_sessions.destroy', { params: { id } })
  output.record({ id, ended })
  output.say(`${clean(name)} was signed out on ${count(ended, 'device')}.`)
}

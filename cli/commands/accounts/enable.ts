import type { Run } from '../../context.ts'
import { findPerson } from '../../lib/people/find_person.ts'
import { clean } from '../../lib/text.ts'

export const run: Run<{ client?: string }> = async ({ output, connect }, options, [name]) => {
  const client = await connect()
  const { id, said } = await findPerson(client, name, { owner: options.client })
  await client.call('admin.membership_disablings.destroy', { params: { id } })
  output.record({ id, outcome: 'enabled' })
  output.say(`${clean(said)}: enabled.`)
}

import type { Run } from '../../context.ts'
import { clean } from '../../lib/text.ts'
import { findColleague } from './find_colleague.ts'

/** Twice is fine. */
export const run: Run<object> = async ({ output, connect }, _options, [person]) => {
  const client = await connect()
  const { id } = await findColleague(client, person ?? '')
  await client.call('admin.staff_disablings.destroy', { params: { id } })
  const now = await findColleague(client, id)
  output.record({ id, email: now.email, state: now.state })
  output.say(`${output.paint.green('✓')} ${clean(now.email)} may sign in again.`)
}

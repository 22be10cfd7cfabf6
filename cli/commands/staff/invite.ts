import type { Run } from '../../context.ts'
import { clean } from '../../lib/text.ts'
import { findColleague } from './find_colleague.ts'

export const run: Run<object> = async ({ output, connect }, _options, [person]) => {
  const client = await connect()
  const { id } = await findColleague(client, person ?? '')
  const invited = await client.data('admin.staff_invites.store', { params: { id } })
  output.record(invited)
  output.say(`${output.paint.green('✓')} ${clean(invited.email)} was mailed a new link.`)
}

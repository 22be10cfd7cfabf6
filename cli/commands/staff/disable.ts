import type { Run } from '../../context.ts'
import { clean } from '../../lib/text.ts'
import { findColleague } from './find_colleague.ts'

/** Twice is fine. */
export const run: Run<object> = async ({ output, connect }, _options, [person]) => {
  const client = await connect()
  const { id, email } = await findColleague(client, person ?? '')
  await client.call('admin.staff_disablings.update', { params: { id } })
  output.record({ id, email, state: 'disabled' })
  output.say(
    `${output.paint.green('✓')} ${clean(email)} is signed out everywhere, and every token is revoked.`
  )
}

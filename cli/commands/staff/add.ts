import type { Sent } from '../../client.ts'
import type { Run } from '../../context.ts'
import { clean } from '../../lib/text.ts'

type Options = { name: string; role: Sent<'admin.staff.store'>['role'] }

export const run: Run<Options> = async ({ output, connect }, { name, role }, [email]) => {
  const client = await connect()
  const added = await client.data('admin.staff.store', { body: { email: email ?? '', name, role } })
  output.record(added)
  const { green } = output.paint
  output.say(
    `${green('✓')} ${clean(added.email)} was mailed a link to choose a password (${role}).`
  )
}

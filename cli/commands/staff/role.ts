import type { Sent } from '../../client.ts'
import type { Run } from '../../context.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { clean } from '../../lib/text.ts'
import { findColleague } from './find_colleague.ts'

type Role = NonNullable<Sent<'admin.staff.update'>['role']>
const ROLES: Role[] = ['viewer', 'manager', 'owner']

export const run: Run<object> = async ({ output, connect }, _options, [person, given]) => {
  const role = ROLES.find((one) => one === given)
  if (!role) {
    throw new Failure('invalid-role', `No role is called ${given}.`, {
      exitStatus: EXIT.usage,
      hint: `Roles: ${ROLES.join(', ')}.`,
    })
  }
  const client = await connect()
  const { id } = await findColleague(client, person ?? '')
  const changed = await client.data('admin.staff.update', { params: { id }, body: { role } })
  output.record(changed)
  output.say(`${output.paint.green('✓')} ${clean(changed.email)} is ${role} now.`)
}

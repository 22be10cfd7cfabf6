import type { Run } from '../../context.ts'
import { clean } from '../../lib/text.ts'
import { time } from '../../lib/time.ts'

export const run: Run<object> = async ({ output, connect }) => {
  const client = await connect()
  const identity = await client.data('admin.identity.show')
  const { bold } = output.paint

  output.record({ url: client.url, ...identity })
  output.say(`${bold(clean(identity.name))} <${clean(identity.email)}>, ${clean(identity.role)}`)
  output.say(`Server  ${client.url}`)
  output.say(`Scopes  ${clean(identity.scopes.join(', ')) || 'none'}`)
  if (identity.token) {
    const { name, expiresAt } = identity.token
    output.say(
      `Token   ${clean(name ?? 'unnamed')}, ${expiresAt ? `until ${time(expiresAt)}` : 'does not expire'}`
    )
  }
}

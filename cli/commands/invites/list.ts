import type { Row } from '../../client.ts'
import type { Run } from '../../context.ts'
import { atMost } from '../../lib/rows.ts'
import { time } from '../../lib/time.ts'

type Options = { state?: Row<'admin.invites.index'>['state']; client?: string; limit: string }

export const run: Run<Options> = async ({ output, connect }, options) => {
  const { state, client: owner, limit } = options
  const client = await connect()
  const invites = await atMost(limit, (size) =>
    client.pages('admin.invites.index', { query: { state, client: owner, limit: size } })
  )

  for (const invite of invites) output.record(invite)
  if (invites.length === 0) return output.say('No invites.')
  const { green, yellow, red } = output.paint
  const paint = (text: string) =>
    text === 'pending' ? green(text) : text === 'expired' ? yellow(text) : red(text)
  output.table(
    [
      { title: 'Address', shrinks: true },
      { title: 'Client', shrinks: true },
      { title: 'State', paint },
      { title: 'Sent' },
      { title: 'Expires' },
      { title: 'Id' },
    ],
    invites.map((invite) => [
      invite.account.email ?? 'no address',
      invite.client.name,
      invite.state,
      invite.sentAt ? time(invite.sentAt) : '–',
      invite.expiresAt ? time(invite.expiresAt) : '–',
      invite.id,
    ])
  )
}

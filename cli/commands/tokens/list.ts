import type { Run } from '../../context.ts'
import { atMost } from '../../lib/rows.ts'
import { time } from '../../lib/time.ts'
import { findColleague } from '../staff/find_colleague.ts'

type Options = { staff?: string; limit: string }

export const run: Run<Options> = async ({ output, connect }, { staff: person, limit }) => {
  const client = await connect()
  const owner = person === undefined ? null : await findColleague(client, person)
  const staff = owner?.id
  const tokens = await atMost(limit, (size) =>
    client.pages('admin.tokens.index', { query: { staff, limit: size } })
  )

  for (const token of tokens) output.record(token)
  if (tokens.length === 0) return output.say('No tokens.')
  output.table(
    [
      { title: 'Name', shrinks: true },
      { title: 'Of', shrinks: true },
      { title: 'Scopes', shrinks: true },
      { title: 'Last used' },
      { title: 'Expires' },
      { title: 'Id' },
    ],
    tokens.map((token) => [
      token.isCurrent ? `${token.name} (this one)` : (token.name ?? ''),
      token.staff.email,
      token.scopes.join(','),
      token.lastUsedAt ? time(token.lastUsedAt) : 'never',
      token.expiresAt ? time(token.expiresAt) : 'never',
      token.id,
    ])
  )
}

import type { Row } from '../../client.ts'
import type { Run } from '../../context.ts'
import { formatAmount } from '../../lib/money.ts'
import { atMost } from '../../lib/rows.ts'

type ClientRow = Row<'admin.clients.index'>
type State = ClientRow['accounts'][number]['state']
type Options = {
  search?: string
  state?: State | 'none'
  country?: string
  owing?: true
  sort?: 'newest' | 'name'
  limit: string
}

export const run: Run<Options> = async ({ output, connect }, options) => {
  const { search, state, country, owing, sort, limit } = options
  const client = await connect()
  const query = { q: search, state, country, hasBalance: owing, sort }
  const clients = await atMost(limit, (size) =>
    client.pages('admin.clients.index', { query: { ...query, limit: size } })
  )

  for (const row of clients) output.record(row)
  if (clients.length === 0) return output.say('No clients.')
  output.table(
    [
      { title: 'Ref', shrinks: true },
      { title: 'Name', shrinks: true },
      { title: 'Country' },
      { title: 'Accounts', shrinks: true },
      { title: 'Owes', align: 'right' },
    ],
    clients.map(({ ref, id, name, country: from, accounts, balances }) => [
      ref ?? id,
      name,
      from ?? '–',
      statesOf(accounts),
      balances.map(formatAmount).join(' + ') || '–',
    ])
  )
}

/** "2 active, invited". */
function statesOf(accounts: ClientRow['accounts']): string {
  const counts = new Map<State, number>()
  for (const { state } of accounts) counts.set(state, (counts.get(state) ?? 0) + 1)
  return (
    [...counts]
      .map(([state, count]) => `${count > 1 ? `${count} ` : ''}${state.replaceAll('_', ' ')}`)
      .join(', ') || 'no account'
  )
}

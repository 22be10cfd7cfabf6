import type { Run } from '../../context.ts'
import type { Person } from '../../lib/people/find_person.ts'
import { atMost } from '../../lib/rows.ts'
import { time } from '../../lib/time.ts'

type Options = {
  search?: string
  state?: Person['state']
  role?: Person['role']
  client?: string
  limit: string
}

export const run: Run<Options> = async ({ output, connect }, options) => {
  const { search, state, role, client: owner, limit } = options
  const client = await connect()
  const query = { q: search, state, role, client: owner }
  const people = await atMost(limit, (size) =>
    client.pages('admin.accounts.index', { query: { ...query, limit: size } })
  )

  for (const person of people) output.record(person)
  if (people.length === 0) return output.say('Nobody.')
  const { green, red, dim } = output.paint
  const paint = (text: string) =>
    text === 'active' ? green(text) : text === 'disabled' ? red(text) : dim(text)
  output.table(
    [
      { title: 'Person', shrinks: true },
      { title: 'Address', shrinks: true },
      { title: 'Client', shrinks: true },
      { title: 'Role' },
      { title: 'State', paint },
      { title: 'Last signed in' },
      { title: 'Id' },
    ],
    people.map(({ id, account, client: of, role: as, state: is }) => [
      account.name,
      account.email ?? 'no address',
      of.name,
      as,
      is.replaceAll('_', ' '),
      account.lastSignedInAt ? time(account.lastSignedInAt) : '–',
      id,
    ])
  )
}

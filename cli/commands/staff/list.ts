import type { Run } from '../../context.ts'
import { atMost } from '../../lib/rows.ts'
import { time } from '../../lib/time.ts'

export const run: Run<{ limit: string }> = async ({ output, connect }, { limit }) => {
  const client = await connect()
  const people = await atMost(limit, (size) =>
    client.pages('admin.staff.index', { query: { limit: size } })
  )

  for (const person of people) output.record(person)
  const { green, yellow, red } = output.paint
  const paint = (text: string) =>
    text === 'active' ? green(text) : text === 'invited' ? yellow(text) : red(text)
  output.table(
    [
      { title: 'Address', shrinks: true },
      { title: 'Name', shrinks: true },
      { title: 'Role' },
      { title: 'State', paint },
      { title: 'Second factor' },
      { title: 'Last signed in' },
    ],
    people.map((person) => [
      person.isYou ? `${person.email} (you)` : person.email,
      person.name,
      person.role,
      person.state,
      person.hasSecondFactor ? 'yes' : 'no',
      person.lastSignedInAt ? time(person.lastSignedInAt) : '–',
    ])
  )
}

import type { Client, Row } from '../../client.ts'
import { EXIT, Failure } from '../../lib/failure.ts'

export type Colleague = Row<'admin.staff.index'>

/** Whom an address or an id names. Throws a Failure for nobody. */
export async function findColleague(client: Client, person: string): Promise<Colleague> {
  const wanted = person.trim().toLowerCase()
  for await (const one of client.pages('admin.staff.index', { query: { limit: 100 } })) {
    if (one.email === wanted || one.id === person) return one
  }
  throw new Failure('not-found', `No colleague is called ${person}.`, {
    exitStatus: EXIT.failed,
    hint: 'See who there is: portal staff list',
  })
}

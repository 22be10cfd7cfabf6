import { containing } from '#domain/lists/like'
import Membership from '#models/membership'

export type MembershipFilter = {
  state?: Membership['state']
  role?: Membership['role']
  /** Reference or id of a client. */
  client?: string
  /** In the name or the e-mail address of the person, or the name of the client. */
  q?: string
}

/** Who may act for which client, with their accounts and clients: the query of a list. */
export function membershipQuery({ state, role, client, q }: MembershipFilter) {
  const query = Membership.query().preload('account').preload('ofClient')
  if (state) query.where('state', state)
  if (role) query.where('role', role)
  if (client) query.whereIn('client_id', (ids) => named(ids.from('clients').select('id'), client))
  if (q) {
    const like = (column: string) => `lower(${column}) like lower(?) escape '\\'`
    const text = [containing(q)]
    query.where((either) => {
      either
        .whereHas('account', (account) =>
          account.where((one) => one.whereRaw(like('email'), text).orWhereRaw(like('name'), text))
        )
        .orWhereHas('ofClient', (of) => of.whereRaw(like('name'), text))
    })
  }
  return query
}

type Named = {
  where(column: string, value: string): Named
  orWhere(column: string, value: string): Named
}

function named<Query extends Named>(query: Query, name: string): void {
  query.where('ref', name).orWhere('public_id', name)
}

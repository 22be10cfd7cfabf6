import db from '@adonisjs/lucid/services/db'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { containing } from '#domain/lists/like'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Client from '#models/client'
import type Membership from '#models/membership'

export const CLIENT_SORTS = ['newest', 'name'] as const

export type ClientQuery = {
  /** In the name, reference, tax number or an e-mail address. */
  q?: string
  /** Of one of its accounts; "none" has no account at all, "no_address" one without an address. */
  state?: Membership['state'] | 'none' | 'no_address'
  country?: string
  /** Whether it owes anything. */
  hasBalance?: boolean
  sort?: (typeof CLIENT_SORTS)[number]
  limit?: number
  after?: string
}

export type ClientPage = {
  rows: Client[]
  /** What each owes, by row id and per currency; absent when nothing. */
  balances: Map<number, OpenBalance[]>
  page: { prev: string | null; next: string | null }
}

export type OpenBalance = { currency: string; amountMinor: number }

type ClientRows = ModelQueryBuilderContract<typeof Client, Client>

/** How a list goes on: past a row's place in the order. Names sort as the database compares them. */
const ORDERS = {
  newest: { key: 'id', descending: true },
  name: { key: 'lower(name)', descending: false },
}

/** A page of clients with their accounts. Refused when `after` is no cursor of this list. */
export async function listClients(
  asked: ClientQuery
): Promise<Done<ClientPage> | Refused<'invalid_cursor'>> {
  const { sort = 'newest', limit = 20 } = asked
  const cursor = asked.after === undefined ? null : await readCursor(asked.after, sort)
  if (asked.after !== undefined && !cursor) return refused('invalid_cursor')

  const query = Client.query().preload('memberships', (memberships) => {
    memberships.preload('account').orderBy('id')
  })
  filter(query, asked)
  const { key, descending } = ORDERS[sort]
  const isBack = cursor?.isBack ?? false
  const down = descending !== isBack
  if (cursor) {
    query.whereRaw(`(${key}, id) ${down ? '<' : '>'} (?, ?)`, [cursor.value, cursor.id])
  }
  const direction = down ? 'desc' : 'asc'
  const found = await query.orderByRaw(`${key} ${direction}, id ${direction}`).limit(limit + 1)

  const more = found.length > limit
  const rows = found.slice(0, limit)
  if (isBack) rows.reverse()
  const first = rows.at(0)
  const last = rows.at(-1)
  return done({
    rows,
    balances: await openBalances(rows.map(({ id }) => id)),
    page: {
      prev: first && (isBack ? more : cursor !== null) ? `n.${first.publicId}` : null,
      next: last && (isBack || more) ? `o.${last.publicId}` : null,
    },
  })
}

function filter(query: ClientRows, { q, state, country, hasBalance }: ClientQuery): void {
  if (q) query.where((either) => search(either, q))
  if (country) query.where('country', country)
  if (state === 'none') query.doesntHave('memberships')
  else if (state === 'no_address') {
    query.whereHas('memberships', (one) => one.whereHas('account', (of) => of.whereNull('email')))
  } else if (state) query.whereHas('memberships', (one) => one.where('memberships.state', state))
  if (hasBalance !== undefined) {
    const owing = db.from('invoices').where('state', 'issued').where('balance_minor', '>', 0)
    const ids = owing.select('client_id')
    if (hasBalance) query.whereIn('id', ids)
    else query.whereNotIn('id', ids)
  }
}

/** Addresses are kept in lower case, tax numbers without spaces; the rest is searched as it is. */
function search(either: ClientRows, q: string): void {
  const like = (column: string) => `lower(${column}) like lower(?) escape '\\'`
  const text = containing(q)
  // SQLite's lower() leaves "É" as it is: then it has to be typed as it stands.
  for (const column of ['name', 'legal_name', 'ref', 'billing_email']) {
    either.orWhereRaw(like(column), [text])
  }
  either.orWhereRaw(like('tax_number'), [containing(q.replace(/[\s.-]/g, '') || q)])
  either.orWhereHas('memberships', (memberships) => {
    memberships.whereHas('account', (account) => account.whereRaw(like('email'), [text]))
  })
}

export async function openBalances(clientIds: number[]): Promise<Map<number, OpenBalance[]>> {
  if (clientIds.length === 0) return new Map()
  const rows: { client_id: number | string; currency: string; open: number | string }[] = await db
    .from('invoices')
    .whereIn('client_id', clientIds)
    .where('state', 'issued')
    .where('balance_minor', '>', 0)
    .groupBy('client_id', 'currency')
    .orderBy('currency')
    .select('client_id', 'currency')
    .sum('balance_minor as open')
  const balances = new Map<number, OpenBalance[]>()
  for (const { client_id: id, currency, open } of rows) {
    const own = balances.get(Number(id)) ?? []
    // A sum that a number cannot hold exactly is shown as the largest that it can.
    own.push({ currency, amountMinor: Math.min(Number(open), Number.MAX_SAFE_INTEGER) })
    balances.set(Number(id), own)
  }
  return balances
}

type Cursor = { isBack: boolean; value: string | number; id: number }

async function readCursor(text: string, sort: keyof typeof ORDERS): Promise<Cursor | null> {
  const match = /^([no])\.([\w-]{22})$/.exec(text)
  if (!match) return null
  const row: { id: number | string; value: string | number } | null = await db
    .from('clients')
    .where('public_id', match[2])
    .select('id', db.raw(`${ORDERS[sort].key} as value`))
    .first()
  return row && { isBack: match[1] === 'n', value: row.value, id: Number(row.id) }
}

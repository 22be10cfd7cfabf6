import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { inviteRows } from '#domain/accounts/bulk/invite_rows'
import { itemOf, refusedRow, type Item } from '#domain/accounts/bulk/row_items'
import { normalizeEmail } from '#domain/accounts/email_address'
import { inviteMemberships } from '#domain/accounts/links/invite_memberships'
import type { BulkOrder, BulkRun } from '#domain/bulk/bulk_work'
import { countRows } from '#domain/bulk/count_rows'
import { TableBatches, type TableParams } from '#domain/bulk/table_batches'
import type { TableTemplate } from '#domain/imports/tables/table_template'
import { invalid, readText } from '#domain/imports/tables/read_value'
import type { Values } from '#domain/imports/tables/table_row'
import { done, refused } from '#domain/shared/result'

export const inviteListTemplate: TableTemplate = {
  columns: [
    { name: 'client_ref', what: 'Everybody of this client (reference or id)', example: 'C-1041' },
    { name: 'email', what: 'One person; with a client, at that client only', example: '' },
  ],
}

const BATCH = 100
const LIMITS = { rows: 200_000 }

type Named = { ref: string | null; email: string | null }

/** Invites whom a file names, each person once however many lines name them. */
export async function inviteListRun(
  order: BulkOrder,
  params: TableParams
): Promise<BulkRun<Item<Named>>> {
  let seen = new Map<string, number>()
  // The first line that names a membership. What a worker before this one did is not in here: those
  // whom it mailed are `just_invited`.
  const firstLine = new Map<number, number>()
  const batches = new TableBatches(
    order,
    { template: inviteListTemplate, params, limits: LIMITS },
    {
      size: BATCH,
      begin: () => (seen = new Map()),
      each(row) {
        const item = itemOf(row, readNamed)
        if (!('asked' in item)) return item
        const key = JSON.stringify(item.asked)
        const earlier = seen.get(key)
        if (earlier !== undefined) return twice(item.line, earlier)
        seen.set(key, item.line)
        return item
      },
    }
  )
  return {
    total: await batches.count(),
    next: (cursor) => batches.next(cursor),
    close: () => batches.close(),
    async write(trx, items, now) {
      const { actor, dryRun } = order
      const found = await find(trx, items)
      for (const { item, ids } of found) {
        for (const id of ids) if (!firstLine.has(id)) firstLine.set(id, item.line)
      }
      // By its line, so that a batch that is tried again finds its own.
      const isFirst = (id: number, line: number) => firstLine.get(id) === line
      const ids = found.flatMap(({ item, ids: named }) =>
        named.filter((id) => isFirst(id, item.line))
      )
      const chosen = 'many'
      const reports = await inviteMemberships(trx, ids, { actor, now, dryRun, chosen })
      const reportOf = new Map(reports.map((report) => [report.membershipId, report]))
      const rows = found.flatMap(({ item, ids: named }) => {
        if (!('asked' in item)) return refusedRow(item.line, item.refusal)
        // Whom an earlier line named is told there.
        const own = named
          .filter((id) => isFirst(id, item.line))
          .flatMap((id) => reportOf.get(id) ?? [])
        return named.length > 0 ? inviteRows(own, item.line).rows : nobody(item.line, item.asked)
      })
      return { rows, counts: countRows(rows) }
    },
  }
}

function readNamed(values: Values) {
  const ref = readText(values, 'client_ref')
  const given = readText(values, 'email')
  const email = normalizeEmail(given)
  if (given !== null && email === null) return invalid('email', given, 'is no e-mail address')
  if (ref !== null || email !== null) return done({ ref, email })
  const message = 'Neither "client_ref" nor "email" is there.'
  return refused('missing', { column: 'client_ref', message })
}

function twice(line: number, earlier: number): Item<Named> {
  const message = `The same stands on line ${earlier}.`
  return { line, refusal: { column: null, code: 'duplicate', message } }
}

function nobody(line: number, { ref, email }: Named) {
  const message = 'There is no such person or client.'
  const refusal = { column: email === null ? 'client_ref' : 'email', code: 'not_found', message }
  return refusedRow(line, refusal, { ref: email ?? ref, name: null })
}

type Row = { id: number | string; ref: string | null; public_id: string; email: string | null }

/** The memberships that each line names. */
async function find(trx: TransactionClientContract, items: Item<Named>[]) {
  const asked = items.flatMap((item) => ('asked' in item ? item.asked : []))
  const refs = asked.flatMap(({ ref, email }) => (email === null ? (ref ?? []) : []))
  const emails = asked.flatMap(({ email }) => email ?? [])
  const rows: Row[] = await trx
    .from('memberships')
    .join('clients', 'clients.id', 'memberships.client_id')
    .join('accounts', 'accounts.id', 'memberships.account_id')
    .whereIn('clients.ref', refs)
    .orWhereIn('clients.public_id', refs)
    .orWhereIn('accounts.email', emails)
    .orderBy('memberships.id')
    .select('memberships.id', 'clients.ref', 'clients.public_id', 'accounts.email')

  const isAt = (row: Row, ref: string | null) =>
    ref === null || row.ref === ref || row.public_id === ref
  return items.map((item) => {
    if (!('asked' in item)) return { item, ids: [] }
    const { ref, email } = item.asked
    const named = rows.filter((row) => isAt(row, ref) && (email === null || row.email === email))
    return { item, ids: named.map(({ id }) => Number(id)) }
  })
}

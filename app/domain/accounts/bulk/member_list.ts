import { itemOf, refusedRow, type Item } from '#domain/accounts/bulk/row_items'
import { normalizeEmail } from '#domain/accounts/email_address'
import { addMembers } from '#domain/accounts/members/add_members'
import type { BulkOrder, BulkRow, BulkRun } from '#domain/bulk/bulk_work'
import { countRows } from '#domain/bulk/count_rows'
import { TableBatches, type TableParams } from '#domain/bulk/table_batches'
import { invalid, readText, requireText } from '#domain/imports/tables/read_value'
import type { Values } from '#domain/imports/tables/table_row'
import type { TableTemplate } from '#domain/imports/tables/table_template'
import { done } from '#domain/shared/result'
import Client from '#models/client'

export const memberListTemplate: TableTemplate = {
  columns: [
    {
      name: 'client_ref',
      required: true,
      what: 'Reference or id of the client',
      example: 'C-1041',
    },
    {
      name: 'email',
      required: true,
      what: 'The address that the person signs in with',
      example: 'priya@kestrelbay.example',
    },
    { name: 'name', what: 'The person; the address when it is empty', example: 'Priya Shah' },
    { name: 'role', required: true, what: '`owner`, `payer` or `viewer`', example: 'payer' },
  ],
}

const BATCH = 200
const LIMITS = { rows: 200_000 }
const ROLES = ['owner', 'payer', 'viewer'] as const

type Asked = { ref: string; email: string; name: string | null; role: (typeof ROLES)[number] }

/** Lets the people of a file act for their clients; who is there already stays as they are. */
export async function memberListRun(
  order: BulkOrder,
  params: TableParams
): Promise<BulkRun<Item<Asked>>> {
  const batches = new TableBatches(
    order,
    { template: memberListTemplate, params, limits: LIMITS },
    { size: BATCH, begin() {}, each: (row) => itemOf(row, readAsked) }
  )
  return {
    total: await batches.count(),
    next: (cursor) => batches.next(cursor),
    close: () => batches.close(),
    async write(trx, items, now) {
      const refs = items.flatMap((item) => ('asked' in item ? item.asked.ref : []))
      const clients = await Client.query({ client: trx })
        .whereIn('ref', refs)
        .orWhereIn('public_id', refs)
      const byRef = new Map(
        clients.flatMap(
          (one) =>
            [
              [one.publicId, one],
              [one.ref, one],
            ] as const
        )
      )

      const asked = items.flatMap((item) => {
        const client = 'asked' in item && byRef.get(item.asked.ref)
        return client ? [{ line: item.line, client, draft: item.asked }] : []
      })
      const { actor, dryRun } = order
      const added = await addMembers(trx, asked, { actor, now, dryRun })
      const rowOf = new Map(
        asked.map(({ line, client, draft }, index): [number, BulkRow] => {
          const { isNew, membershipId, role } = added[index]
          const message = isNew || role === draft.role ? null : `The role stays ${role}.`
          const outcome = isNew ? 'created' : 'already_there'
          const place = { line, column: null, outcome, code: null, message }
          return [line, { ...place, ref: draft.email, name: client.name, targetId: membershipId }]
        })
      )
      const rows = items.map((item) => rowOf.get(item.line) ?? refusal(item))
      return { rows, counts: countRows(rows) }
    },
  }
}

function readAsked(values: Values) {
  const ref = requireText(values, 'client_ref')
  if (!ref.ok) return ref
  const given = requireText(values, 'email')
  if (!given.ok) return given
  const email = normalizeEmail(given.value)
  if (email === null) return invalid('email', given.value, 'is no e-mail address')
  const name = readText(values, 'name')
  if (name !== null && [...name].length > 200) return invalid('name', name, 'is too long')
  const word = requireText(values, 'role')
  if (!word.ok) return word
  const role = ROLES.find((one) => one === word.value.toLowerCase())
  if (!role) return invalid('role', word.value, 'is none of owner, payer and viewer')
  return done({ ref: ref.value, email, name, role })
}

function refusal(item: Item<Asked>): BulkRow {
  if ('refusal' in item) return refusedRow(item.line, item.refusal)
  const { ref, email } = item.asked
  const message = `No client has the reference or id "${ref.slice(0, 100)}".`
  const said = { ref: email, name: null }
  return refusedRow(item.line, { column: 'client_ref', code: 'unknown_client', message }, said)
}

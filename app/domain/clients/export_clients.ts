import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { CLIENT_COLUMNS, csvText } from '#domain/clients/client_table'
import type { Actor } from '#domain/shared/actor'
import { csvLine } from '#domain/shared/csv'
import Client from '#models/client'

export const CLIENT_FORMATS = ['csv', 'jsonl'] as const
export type ClientFormat = (typeof CLIENT_FORMATS)[number]

const PAGE = 500

const COLUMNS = ['ref', ...Object.keys(CLIENT_COLUMNS), 'id']

/**
 * Every client, the oldest first, as a file that `clients import` takes without a change. Exporting
 * is itself audited.
 */
export async function exportClients(
  format: ClientFormat,
  actor: Actor,
  now: DateTime
): Promise<AsyncGenerator<string>> {
  await writeTransaction((trx) =>
    recordAudit(trx, actor, { action: 'clients.exported', details: { format } }, now)
  )
  return linesOf(format)
}

/** A page at a time: memory is flat, and no transaction stays open for a slow reader. */
async function* linesOf(format: ClientFormat): AsyncGenerator<string> {
  if (format === 'csv') yield `\uFEFF${csvLine(COLUMNS)}`
  for (let after = 0; ;) {
    const clients = await Client.query().where('id', '>', after).orderBy('id').limit(PAGE)
    const last = clients.at(-1)
    if (!last) return
    after = last.id
    yield clients.map((client) => lineOf(cellsOf(client), format)).join('')
  }
}

function cellsOf(client: Client): Record<string, string | null> {
  const fields = Object.entries(CLIENT_COLUMNS).map(([column, field]) => [column, client[field]])
  return { ref: client.ref, ...Object.fromEntries(fields), id: client.publicId }
}

function lineOf(cells: Record<string, string | null>, format: ClientFormat): string {
  if (format === 'jsonl') return `${JSON.stringify(cells)}\n`
  return csvLine(COLUMNS.map((column) => csvText(cells[column])))
}

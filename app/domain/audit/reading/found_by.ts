import { isIP } from 'node:net'
import db from '@adonisjs/lucid/services/db'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { containing } from '#domain/lists/like'
import type AuditEvent from '#models/audit_event'

/** More people or invoices than that are no search any more. */
const MOST = 200

/**
 * Narrows events to those that a word finds: what somebody of that name or address did or had done to
 * them, what happened to the invoice of that number or at that client, or came from that network
 * address.
 */
export async function foundBy(
  events: ModelQueryBuilderContract<typeof AuditEvent>,
  q: string
): Promise<void> {
  if (isIP(q)) {
    // As JSON writes it; no address needs escaping.
    const told = `%${JSON.stringify({ ip: q }).slice(1, -1)}%`
    events.whereExists((beside) =>
      beside
        .from('audit_personal')
        .whereColumn('audit_personal.event_id', 'audit_events.id')
        .where('data', 'like', told)
    )
    return
  }
  const [people, things, clients] = await Promise.all([peopleBy(q), invoicesBy(q), clientsBy(q)])
  events.where((either) => {
    either
      .whereIn('actor_id', people)
      .orWhereIn('target_id', [...people, ...things])
      .orWhereIn('client_id', clients)
  })
}

/** Public ids of staff and of accounts. */
async function peopleBy(q: string): Promise<string[]> {
  const found = await Promise.all(
    ['staff', 'accounts'].map((table) =>
      db
        .from(table)
        .where((either) => {
          for (const column of ['name', 'email']) {
            either.orWhereRaw(`lower(${column}) like ? escape '\\'`, [containing(q.toLowerCase())])
          }
        })
        .limit(MOST)
        .select('public_id')
    )
  )
  return found.flat().map((row) => row.public_id)
}

/** Public ids; by the number as it stands on the invoice, in whatever case. */
async function invoicesBy(q: string): Promise<string[]> {
  const numbers = [...new Set([q, q.toUpperCase(), q.toLowerCase()])]
  const rows = await db.from('invoices').whereIn('number', numbers).limit(MOST).select('public_id')
  return rows.map((row) => row.public_id)
}

/** Row ids. */
async function clientsBy(q: string): Promise<number[]> {
  const rows = await db
    .from('clients')
    .whereRaw(`lower(name) like ? escape '\\'`, [containing(q.toLowerCase())])
    .limit(MOST)
    .select('id')
  return rows.map((row) => Number(row.id))
}

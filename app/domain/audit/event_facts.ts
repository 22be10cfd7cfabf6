import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import { canonicalJson } from '#domain/shared/canonical_json'

/** The row of an audit event as the database has it, with the client's public id. */
export type EventRow = {
  id: number
  public_id: string
  occurred_at: string
  actor_type: string
  actor_id: string | null
  actor_role: string | null
  client_public_id: string | null
  action: string
  target_type: string | null
  target_id: string | null
  outcome: string
  details: string
  request_id: string | null
  session_hash: string | null
  personal_commitment: string | null
  seq: number | null
  previous_hash: string | null
  hash: string | null
}

/** What the hash of an event covers. Travels with an export, so it holds no row ids. */
export type EventFacts = {
  seq: number
  id: string
  at: string
  actor: { type: string; id: string | null; role: string | null }
  client: string | null
  action: string
  target: { type: string; id: string } | null
  outcome: string
  details: unknown
  requestId: string | null
  session: string | null
  personal: string | null
  previousHash: string
}

/** The hash before the first event. */
export const GENESIS_HASH = '0'.repeat(64)

export function eventFacts(row: EventRow, seq: number, previousHash: string): EventFacts {
  return {
    seq,
    id: row.public_id,
    at: DateTime.fromISO(row.occurred_at, { zone: 'utc' }).toISO() ?? row.occurred_at,
    actor: { type: row.actor_type, id: row.actor_id, role: row.actor_role },
    client: row.client_public_id,
    action: row.action,
    target: row.target_type === null ? null : { type: row.target_type, id: row.target_id ?? '' },
    outcome: row.outcome,
    details: JSON.parse(row.details),
    requestId: row.request_id,
    session: row.session_hash,
    personal: row.personal_commitment,
    previousHash,
  }
}

/** SHA-256, in hex, over canonical JSON of the facts, the previous hash among them. */
export function hashOfEvent(facts: EventFacts): string {
  return createHash('sha256').update(canonicalJson(facts)).digest('hex')
}

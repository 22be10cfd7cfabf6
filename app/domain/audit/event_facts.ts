import { DateTime } from 'luxon'
import type { EventFacts } from '#domain/audit/chain/event_hash'

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

/** What is hashed of a row. Throws SyntaxError when its details are not JSON. */
export function eventFacts(row: EventRow, seq: number, previousHash: string): EventFacts {
  return {
    seq,
    id: row.public_id,
    at: utcText(row.occurred_at),
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

const UTC_TEXT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** One way to write an instant, whichever database it comes from; millions are read this way. */
export function utcText(text: string): string {
  if (UTC_TEXT.test(text)) return text
  return DateTime.fromISO(text, { zone: 'utc' }).toISO() ?? text
}

import { hash as digest } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical_json.ts'

/*
 * Everything in this folder is pure: it needs Node's crypto and canonical_json.ts and nothing else,
 * so that a log can be verified by whoever has an export, without the portal and its database. The
 * imports are relative, with their endings: `portal` runs these files as they are.
 */

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
  /** The commitment to the personal data beside the chain; null when there never was any. */
  personal: string | null
  previousHash: string
}

/** The hash before the first event. */
export const GENESIS_HASH = '0'.repeat(64)

/** SHA-256, in hex, over canonical JSON of the facts, the previous hash among them. */
export function hashOfEvent(facts: EventFacts): string {
  return digest('sha256', canonicalJson(facts), 'hex')
}

/** SHA-256 of salt and canonical JSON, in hex. */
export function commitmentTo(salt: string, personal: unknown): string {
  return digest('sha256', salt + canonicalJson(personal), 'hex')
}

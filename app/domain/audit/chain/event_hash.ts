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

/** What the facts are made of. */
export const MEMBERS = [
  ...['seq', 'id', 'at', 'actor', 'client', 'action', 'target', 'outcome', 'details'],
  ...['requestId', 'session', 'personal', 'previousHash'],
]
const ACTOR = ['id', 'role', 'type']
const TARGET = ['id', 'type']

/** SHA-256, in hex, over canonical JSON of the facts, the previous hash among them. */
export function hashOfEvent(facts: EventFacts): string {
  return digest('sha256', textOfUsual(facts) ?? canonicalJson(facts), 'hex')
}

/**
 * What canonicalJson writes of facts that have all their members and no others, in half the time:
 * millions are hashed. Null of any others, which a log may hold that somebody made.
 */
function textOfUsual(facts: EventFacts): string | null {
  const { actor, target, details } = facts
  const isUsual =
    isOf(facts, MEMBERS) &&
    isOf(actor, ACTOR) &&
    (target === null || isOf(target, TARGET)) &&
    details !== undefined
  if (!isUsual) return null
  const before = JSON.stringify({
    action: facts.action,
    actor: { id: actor.id, role: actor.role, type: actor.type },
    at: facts.at,
    client: facts.client,
  })
  const after = JSON.stringify({
    id: facts.id,
    outcome: facts.outcome,
    personal: facts.personal,
    previousHash: facts.previousHash,
    requestId: facts.requestId,
    seq: facts.seq,
    session: facts.session,
    target: target && { id: target.id, type: target.type },
  })
  return `${before.slice(0, -1)},"details":${canonicalJson(details)},${after.slice(1)}`
}

/** Whether it is an object with these keys and no others. */
function isOf(value: unknown, keys: string[]): boolean {
  if (typeof value !== 'object' || value === null) return false
  for (const key of keys) if (!(key in value)) return false
  return Object.keys(value).length === keys.length
}

/** SHA-256 of salt and canonical JSON, in hex. */
export function commitmentTo(salt: string, personal: unknown): string {
  return digest('sha256', salt + canonicalJson(personal), 'hex')
}

import { hashOfEvent } from './event_hash.ts'
import type { LoggedEvent } from './log_line.ts'

export type ChainProblem =
  /** Something in the event is not what was sealed. */
  | 'edited'
  /** An event was deleted. */
  | 'missing'
  /** An event was added that was never sealed. */
  | 'inserted'
  /** Two events changed places. */
  | 'swapped'
  /** All events are linked, but not to the head that was signed: rewritten since. */
  | 'rewritten'
  /** A head that its key did not sign. */
  | 'forged_head'
  /** A head by a key that is not in the log, or not among those that the reader trusts. */
  | 'unknown_key'
  /** No trusted key vouches for these events, though the reader named keys. */
  | 'unsigned'
  /** The personal data is not the one that the event commits to. */
  | 'wrong_personal_data'
  /** No event, or not in a form that was ever written. */
  | 'unreadable'
  /** The end is missing. */
  | 'cut_off'

/** The last event that is as it was sealed; `before` is the hash of the one before it. */
export type Link = { seq: number; hash: string; before: string | null }

export type Finding = { seq: number; problem: ChainProblem }

/** Null when `event` follows `last`, as sealed. */
export function linkProblem(last: Link, event: LoggedEvent): 'broken' | null {
  const { facts, hash } = event
  const follows = facts.seq === last.seq + 1 && facts.previousHash === last.hash
  return follows && hashOfEvent(facts) === hash ? null : 'broken'
}

/**
 * What was done to a log where `broken` does not follow `last`; `next` is what comes after it. The
 * seq is that of the first event which is not what was sealed. What somebody did who also recomputed
 * hashes cannot always be told apart; that something was done, and from where on, can.
 */
export function diagnose(last: Link, broken: LoggedEvent, next: LoggedEvent | null): Finding {
  const expected = last.seq + 1
  const { facts, hash } = broken
  if (facts.seq < expected) return { seq: facts.seq, problem: 'inserted' }
  if (facts.seq > expected) {
    return { seq: expected, problem: next?.facts.seq === expected ? 'swapped' : 'missing' }
  }
  // The next one is what was sealed after `last`.
  if (next?.facts.previousHash === last.hash) {
    return { seq: expected, problem: next.hash === facts.previousHash ? 'swapped' : 'inserted' }
  }
  if (facts.previousHash === last.hash) {
    return { seq: expected, problem: next && isIn(broken, next) ? 'swapped' : 'edited' }
  }
  // It was sealed after the one before `last`.
  if (facts.previousHash === last.before) return { seq: last.seq, problem: 'inserted' }
  // It is as it was sealed, so what stands before it is not.
  if (hashOfEvent(facts) === hash) return { seq: Math.max(last.seq, 1), problem: 'edited' }
  const wasNext = hashOfEvent({ ...facts, seq: facts.seq + 1 }) === hash
  return { seq: expected, problem: wasNext ? 'missing' : 'edited' }
}

/** Whether the facts of one stand in the place of the other. */
function isIn({ facts }: LoggedEvent, place: LoggedEvent): boolean {
  const { seq, previousHash } = place.facts
  return hashOfEvent({ ...facts, seq, previousHash }) === place.hash
}

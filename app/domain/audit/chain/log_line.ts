import type { EventFacts } from './event_hash.ts'
import type { SignedHead } from './signed_head.ts'

/** An event as it travels. */
export type LoggedEvent = {
  kind: 'event'
  facts: EventFacts
  hash: string
  /** Null when there was none or it was erased; the salt proves it was this data. */
  personalData: { salt: string; data: unknown } | null
}

/** A public key that heads are signed with: SPKI in base64. */
export type LoggedKey = { kind: 'key'; id: string; publicKey: string }

/** The end of an export. `seq` and `hash` are the chain's head when it was made. */
export type LogEnd = {
  kind: 'head'
  seq: number
  hash: string
  events: number
  exportedAt: string
}

/**
 * A log, from the database or from a file, in its order: keys, then events, each signed head after
 * its event, and in a file the end. What cannot be read says where it stands, as far as is known.
 */
export type LogLine =
  | LoggedKey
  | LoggedEvent
  | ({ kind: 'signed_head' } & SignedHead)
  | LogEnd
  | { kind: 'unreadable'; seq: number | null }

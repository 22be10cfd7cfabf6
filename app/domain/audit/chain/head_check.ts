import type { KeyObject } from 'node:crypto'
import type { ChainProblem, Link } from './diagnose.ts'
import type { LoggedKey } from './log_line.ts'
import { isSignedBy, readPublicKey, type SignedHead } from './signed_head.ts'

export type SignedUpTo = { seq: number; at: string; keyId: string; heads: number }

type Finding = { seq: number; problem: ChainProblem; fromSeq?: number }

/** Checks signed heads as they come by, and remembers up to where they vouch for the chain. */
export class HeadCheck {
  private keys = new Map<string, KeyObject>()
  private last: SignedUpTo | null = null
  private readonly trusted: string[] | undefined

  constructor(trusted: string[] | undefined) {
    this.trusted = trusted
  }

  get signed(): SignedUpTo | null {
    return this.last
  }

  get lastSeq(): number {
    return this.last?.seq ?? 0
  }

  /** A key that is not the one it says it is stays unknown, and so do its heads. */
  learn({ id, publicKey }: LoggedKey): void {
    const key = readPublicKey(id, publicKey)
    if (key && (this.trusted?.includes(id) ?? true)) this.keys.set(id, key)
  }

  /** `at` is the last event so far, which a head follows at once. */
  check(head: SignedHead, at: Link | null): Finding | null {
    const { seq, hash, signedAt, keyId } = head
    const key = this.keys.get(keyId)
    if (!key) return { seq, problem: 'unknown_key' }
    if (!isSignedBy(key, head)) return { seq, problem: 'forged_head' }
    if (!at || seq > at.seq) return { seq: (at?.seq ?? seq - 1) + 1, problem: 'missing' }
    if (seq < at.seq) return { seq, problem: 'swapped' }
    if (hash !== at.hash) return { seq, problem: 'rewritten', fromSeq: this.lastSeq + 1 }
    this.last = { seq, at: signedAt, keyId, heads: (this.last?.heads ?? 0) + 1 }
    return null
  }

  /**
   * Who names keys wants them to vouch: a log whose signed heads were left out, all of them or the
   * last ones, can be rewritten from there on. `most` events may wait for the next head.
   */
  unsigned(firstSeq: number, lastSeq: number, most: number): Finding | null {
    if (!this.trusted || (this.last && lastSeq - this.lastSeq <= most)) return null
    return { seq: lastSeq, problem: 'unsigned', fromSeq: this.last ? this.lastSeq + 1 : firstSeq }
  }
}

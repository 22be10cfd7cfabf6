import { commitmentTo, GENESIS_HASH } from './event_hash.ts'
import { diagnose, linkProblem, type ChainProblem, type Finding, type Link } from './diagnose.ts'
import { HeadCheck, type SignedUpTo } from './head_check.ts'
import type { LogEnd, LoggedEvent, LogLine } from './log_line.ts'

export type ChainVerdict =
  | {
      intact: true
      /** The last event; seq 0 when there is none. */
      head: { seq: number; hash: string }
      /** The first event; more than 1 in an export of a part, whose link to the start is not in it. */
      firstSeq: number
      events: number
      /** Up to where a key vouches for it; null when no head is signed. */
      signed: SignedUpTo | null
    }
  | {
      intact: false
      seq: number
      problem: ChainProblem
      /** Where only a range is known: the first seq that may be wrong; `seq` is the last. */
      fromSeq?: number
    }

/** A worker signs once a minute: in a database, more than it seals in one may wait for that. */
const MOST_TO_BE_SIGNED = 10_000

export type KeptHead = { seq: number; hash: string }

export type Expectations = {
  /** Heads that were kept elsewhere, such as in the daily mails. */
  heads?: KeptHead[]
  /**
   * Ids of the keys that may have signed, and one of which must have; absent: those that the log
   * itself names, if any.
   */
  trustedKeys?: string[]
  /** From the first event on, as in the database; false for an export, which may be a part. */
  fromStart: boolean
  /** Whether it must end with a `head` line, as an export does. */
  hasEnd: boolean
}

/**
 * Recomputes a chain line by line, in bounded memory, and names the first seq that is not what was
 * sealed and what was done to it. Events cut off at the end show only against a head that was kept
 * elsewhere. Erased personal data is fine; changed personal data is not.
 */
export async function verifyLog(
  lines: AsyncIterable<LogLine>,
  expected: Expectations
): Promise<ChainVerdict> {
  const iterator = lines[Symbol.asyncIterator]()
  const heads = new HeadCheck(expected.trustedKeys)
  const kept = new KeptHeads(expected.heads ?? [])
  let last: Link | null = expected.fromStart ? { seq: 0, hash: GENESIS_HASH, before: null } : null
  let firstSeq = 0
  let events = 0
  let end: LogEnd | null = null
  const bad = async (finding: Finding & { fromSeq?: number }): Promise<ChainVerdict> => {
    await iterator.return?.()
    return { intact: false, ...finding }
  }

  for (;;) {
    const { value: line, done } = await iterator.next()
    if (done) break
    if (end) return bad({ seq: end.seq + 1, problem: 'inserted' })

    switch (line.kind) {
      case 'key':
        heads.learn(line)
        break
      case 'signed_head': {
        const finding = heads.check(line, last)
        if (finding) return bad(finding)
        break
      }
      case 'head':
        end = line
        break
      case 'unreadable':
        return bad({ seq: line.seq ?? (last?.seq ?? 0) + 1, problem: 'unreadable' })
      case 'event': {
        const link: Link = last ?? start(line)
        if (linkProblem(link, line)) return bad(diagnose(link, line, await nextEvent(iterator)))
        const { seq } = line.facts
        if (!isPersonalDataRight(line)) return bad({ seq, problem: 'wrong_personal_data' })
        if (!kept.allow(seq, line.hash)) {
          return bad({ seq, problem: 'rewritten', fromSeq: heads.lastSeq + 1 })
        }
        last = { seq, hash: line.hash, before: link.hash }
        firstSeq ||= seq
        events++
      }
    }
  }

  const head = { seq: last?.seq ?? 0, hash: last?.hash ?? GENESIS_HASH }
  const mostUnsigned = expected.hasEnd ? 0 : MOST_TO_BE_SIGNED
  const finding =
    endProblem(head, events, end, { kept, hasEnd: expected.hasEnd }) ??
    (events > 0 ? heads.unsigned(firstSeq, head.seq, mostUnsigned) : null)
  if (finding) return { intact: false, ...finding }
  return { intact: true, head, firstSeq, events, signed: heads.signed }
}

/** What was kept elsewhere; two different heads of one seq cannot both be right. */
class KeptHeads {
  readonly lastSeq: number
  private readonly hashes: Map<number, Set<string>>

  constructor(heads: KeptHead[]) {
    this.lastSeq = heads.reduce((last, { seq }) => Math.max(last, seq), 0)
    this.hashes = new Map()
    for (const { seq, hash } of heads) {
      this.hashes.set(seq, (this.hashes.get(seq) ?? new Set()).add(hash))
    }
  }

  /** Whether no head that was kept speaks against this event. */
  allow(seq: number, hash: string): boolean {
    const kept = this.hashes.get(seq)
    return kept === undefined || (kept.size === 1 && kept.has(hash))
  }
}

/** A part of a log is taken to follow what its first event says it follows. */
function start({ facts }: LoggedEvent): Link {
  const hash = facts.seq === 1 ? GENESIS_HASH : facts.previousHash
  return { seq: facts.seq - 1, hash, before: null }
}

async function nextEvent(iterator: AsyncIterator<LogLine>): Promise<LoggedEvent | null> {
  for (;;) {
    const { value: line, done } = await iterator.next()
    if (done) return null
    if (line.kind === 'event') return line
  }
}

function isPersonalDataRight({ facts, personalData }: LoggedEvent): boolean {
  if (personalData === null) return true
  return commitmentTo(personalData.salt, personalData.data) === facts.personal
}

function endProblem(
  last: { seq: number; hash: string },
  events: number,
  end: LogEnd | null,
  { kept, hasEnd }: { kept: KeptHeads; hasEnd: boolean }
): Finding | null {
  const after = last.seq + 1
  if (hasEnd && (!end || end.events > events)) return { seq: after, problem: 'cut_off' }
  if (end && end.events < events) return { seq: last.seq, problem: 'inserted' }
  if (end && events > 0 && (end.seq < last.seq || (end.seq === last.seq && end.hash !== last.hash)))
    return { seq: last.seq, problem: 'forged_head' }
  if (kept.lastSeq > last.seq) return { seq: after, problem: 'cut_off' }
  return null
}

import db from '@adonisjs/lucid/services/db'
import { eventFacts, GENESIS_HASH, hashOfEvent } from '#domain/audit/event_facts'
import { commitmentTo } from '#domain/audit/record_audit'
import { sealedEvents, type SealedRow } from '#domain/audit/sealed_events'
import type { ChainHead } from '#domain/audit/seal_events'

export type ChainProblem =
  'missing' | 'wrong_previous_hash' | 'wrong_hash' | 'wrong_personal_data' | 'unreadable'

export type ChainVerdict =
  | { intact: true; head: ChainHead; unsealed: number }
  | { intact: false; seq: number; problem: ChainProblem }

/**
 * Recomputes the whole chain and names the first seq that is not what was sealed: edited, deleted,
 * inserted or swapped. Events cut off at the end show only against a head that was kept elsewhere.
 * Erased personal data is fine; changed personal data is not.
 */
export async function verifyChain(): Promise<ChainVerdict> {
  let head: ChainHead = { seq: 0, hash: GENESIS_HASH }

  for await (const row of sealedEvents(db.connection())) {
    const expected = head.seq + 1
    if (Number(row.seq) !== expected) return { intact: false, seq: expected, problem: 'missing' }

    const problem = problemOf(row, head)
    if (problem) return { intact: false, seq: expected, problem }
    head = { seq: expected, hash: row.hash }
  }

  const [{ unsealed }] = await db.from('audit_events').whereNull('seq').count('* as unsealed')
  return { intact: true, head, unsealed: Number(unsealed) }
}

function problemOf(row: SealedRow, head: ChainHead): ChainProblem | null {
  if (row.previous_hash !== head.hash) return 'wrong_previous_hash'
  try {
    if (hashOfEvent(eventFacts(row, head.seq + 1, head.hash)) !== row.hash) return 'wrong_hash'
    if (row.salt === null || row.personal_data === null) return null
    const commitment = commitmentTo(row.salt, JSON.parse(row.personal_data))
    return commitment === row.personal_commitment ? null : 'wrong_personal_data'
  } catch (error) {
    // Text that was JSON when it was sealed.
    if (error instanceof SyntaxError) return 'unreadable'
    throw error
  }
}

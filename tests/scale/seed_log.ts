import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { commitmentTo, GENESIS_HASH, hashOfEvent } from '#domain/audit/chain/event_hash'
import { headText } from '#domain/audit/chain/signed_head'
import type { HeadSigner } from '#domain/audit/head_signer'
import { eventFacts, type EventRow } from '#domain/audit/event_facts'

const START = Date.UTC(2026, 0, 1)
const ACTIONS = ['session.opened', 'invoice.viewed', 'invoice.downloaded', 'payment.received']

/** Once a minute at most: a log that is busy has some hundred events to each. */
const EVENTS_TO_A_HEAD = 100

type Stretch = { from: number; to: number }

/**
 * Sealed events by plain SQL, into the SQLite file of a portal that was migrated: recording a million
 * takes hours. Hashed and signed as the sealer does, with personal data beside each.
 */
export function seedLog(dataDir: string, { from, to }: Stretch, signer: HeadSigner): void {
  const db = new Sqlite(join(dataDir, 'portal.sqlite3'))
  db.pragma('synchronous = OFF')
  const event = db.prepare(
    `insert into audit_events
       (id, public_id, occurred_at, actor_type, actor_id, actor_role, action, target_type, target_id,
        outcome, details, request_id, session_hash, personal_commitment, seq, previous_hash, hash)
     values (@id, @public_id, @occurred_at, @actor_type, @actor_id, @actor_role, @action,
             @target_type, @target_id, @outcome, @details, @request_id, @session_hash,
             @personal_commitment, @seq, @previous_hash, @hash)`
  )
  const personal = db.prepare('insert into audit_personal (event_id, salt, data) values (?, ?, ?)')
  const head = db.prepare(
    'insert into audit_heads values (@seq, @hash, @signedAt, @keyId, @signature)'
  )
  const { keyId } = signer
  db.prepare('insert or ignore into audit_keys values (?, ?, ?)').run(
    ...[keyId, signer.publicKey, timeOf(from)]
  )
  const last = db.prepare('select hash from audit_events where seq = ?').get(from - 1)
  let previous = last ? (last as { hash: string }).hash : GENESIS_HASH

  db.transaction(() => {
    for (let seq = from; seq <= to; seq++) {
      const salt = String(seq).padStart(32, '0')
      const data = { ip: '203.0.113.7', userAgent: `Mozilla/5.0 (X11; Linux x86_64) No. ${seq}` }
      const row = { ...rowOf(seq), personal_commitment: commitmentTo(salt, data) }
      const hash = hashOfEvent(eventFacts(row, seq, previous))
      event.run({ ...row, seq, previous_hash: previous, hash })
      personal.run(seq, salt, JSON.stringify(data))
      previous = hash
      if (seq % EVENTS_TO_A_HEAD > 0) continue
      const signed = { seq, hash, signedAt: timeOf(seq), keyId }
      head.run({ ...signed, signature: signer.sign(headText(signed)) })
    }
  })()
  db.close()
}

function timeOf(seq: number): string {
  return new Date(START + seq * 1000).toISOString()
}

function rowOf(seq: number): EventRow {
  const name = (kind: string, of: number) => `${kind}-${String(of).padStart(14, '0')}`
  return {
    ...{ id: seq, public_id: name('event', seq) },
    occurred_at: timeOf(seq),
    ...{ actor_type: 'account', actor_id: name('person', seq % 10_000), actor_role: 'owner' },
    ...{ client_public_id: null, action: ACTIONS[seq % ACTIONS.length] },
    ...{ target_type: 'invoice', target_id: name('invoice', seq % 1_000_000), outcome: 'done' },
    details: JSON.stringify({ form: 'pdf', amount: { amountMinor: seq, currency: 'INR' } }),
    ...{ request_id: name('request', seq), session_hash: 'ab'.repeat(32) },
    ...{ personal_commitment: null, seq: null, previous_hash: null, hash: null },
  }
}

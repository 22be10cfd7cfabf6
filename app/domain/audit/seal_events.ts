import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { nextCount, writeTransaction } from '#database/write_transaction'
import { GENESIS_HASH, hashOfEvent } from '#domain/audit/chain/event_hash'
import { eventFacts } from '#domain/audit/event_facts'
import { eventRows } from '#domain/audit/event_rows'
import { isToBeSigned, signHead, type Signing } from '#domain/audit/sign_head'

/** Sealed in one transaction, some 5 ms: on SQLite everybody else waits for it. */
const BATCH = 100

/**
 * Chains every event that is not sealed yet: the next gapless seq, the previous hash and its own.
 * Answers how many. Several workers may do this at once: they queue for one counter row, and a
 * crash leaves whole batches only. Writers of events never wait for the chain's head.
 *
 * With `signing` and a key the head is signed too, in the transaction that sealed it; a head that
 * was not due then is signed when it is, though nothing happens any more.
 */
export async function sealEvents(signing: Signing | null = null): Promise<number> {
  let sealed = 0
  while (await somethingIsUnsealed()) {
    sealed += await writeTransaction((trx) => sealBatch(trx, signing))
  }
  if (signing) await signLastHead(signing)
  return sealed
}

/** A read first: an idle worker must not write every second. */
async function somethingIsUnsealed(): Promise<boolean> {
  const row: unknown = await db.from('audit_events').whereNull('seq').select('id').first()
  return row !== null && row !== undefined
}

async function sealBatch(trx: TransactionClientContract, signing: Signing | null) {
  await lockChain(trx)
  const head = await chainHead(trx)
  const rows = await eventRows(trx).whereNull('seq').orderBy('audit_events.id').limit(BATCH)

  let { seq, hash } = head
  const links: Link[] = []
  for (const row of rows) {
    const facts = eventFacts(row, seq + 1, hash)
    const next = hashOfEvent(facts)
    links.push({ id: row.id, seq: facts.seq, previousHash: hash, hash: next })
    seq = facts.seq
    hash = next
  }
  await writeLinks(trx, links)
  const isDue = signing && (await isToBeSigned(trx, { seq, hash }, { now: signing.now }))
  if (isDue) await signHead(trx, { seq, hash }, signing.now)
  return rows.length
}

type Link = { id: number; seq: number; previousHash: string; hash: string }

/** In one statement: one for each event takes ten times as long. */
async function writeLinks(trx: TransactionClientContract, links: Link[]): Promise<void> {
  if (links.length === 0) return
  const tuple = '(cast(? as bigint), cast(? as bigint), cast(? as text), cast(? as text))'
  await trx.rawQuery(
    `with links (id, seq, previous_hash, hash) as (values ${links.map(() => tuple).join(', ')})
     update audit_events
        set seq = links.seq, previous_hash = links.previous_hash, hash = links.hash
       from links
      where audit_events.id = links.id`,
    links.flatMap(({ id, seq, previousHash, hash }) => [id, seq, previousHash, hash])
  )
}

async function signLastHead(signing: Signing): Promise<void> {
  const client = db.connection()
  if (!(await isToBeSigned(client, await chainHead(client), signing))) return
  await writeTransaction(async (trx) => {
    await lockChain(trx)
    const head = await chainHead(trx)
    if (await isToBeSigned(trx, head, signing)) await signHead(trx, head, signing.now)
  })
}

/** On PostgreSQL this row is the lock that sealers queue for. */
function lockChain(trx: TransactionClientContract): Promise<number> {
  return nextCount(trx, 'audit_seal')
}

export type ChainHead = { seq: number; hash: string }

/** The last sealed event; before the first, seq 0 and the genesis hash. */
export async function chainHead(client: {
  from: TransactionClientContract['from']
}): Promise<ChainHead> {
  const row = await client
    .from('audit_events')
    .whereNotNull('seq')
    .orderBy('seq', 'desc')
    .select('seq', 'hash')
    .first()
  return row ? { seq: Number(row.seq), hash: row.hash } : { seq: 0, hash: GENESIS_HASH }
}

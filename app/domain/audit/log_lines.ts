import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { LogLine } from '#domain/audit/chain/log_line'
import type { SignedHead } from '#domain/audit/chain/signed_head'
import { eventFacts, utcText } from '#domain/audit/event_facts'
import { sealedEvents, type SealedRow, type Stretch } from '#domain/audit/sealed_events'

/** A page of heads: one a minute at most, so far fewer than events. */
const HEADS = 500

/** The log of the database as lines, keys first, each signed head after its event. */
export async function* logLines(
  client: QueryClientContract,
  stretch: Stretch
): AsyncGenerator<LogLine> {
  for (const { id, public_key: publicKey } of await client.from('audit_keys').orderBy('id')) {
    yield { kind: 'key', id, publicKey }
  }
  const heads = signedHeads(client, stretch)
  let head = await heads.next()
  for await (const row of sealedEvents(client, stretch)) {
    for (; !head.done && head.value.seq < Number(row.seq); head = await heads.next()) {
      yield { kind: 'signed_head', ...head.value }
    }
    yield lineOf(row)
  }
  for (; !head.done; head = await heads.next()) yield { kind: 'signed_head', ...head.value }
}

async function* signedHeads(
  client: QueryClientContract,
  { fromSeq, toSeq }: Stretch
): AsyncGenerator<SignedHead> {
  for (let after = fromSeq - 1; ;) {
    const rows = await client
      .from('audit_heads')
      .where('seq', '>', after)
      .where('seq', '<=', toSeq)
      .orderBy('seq')
      .limit(HEADS)
    for (const { seq, hash, signed_at: at, key_id: keyId, signature } of rows) {
      yield { seq: Number(seq), hash, signedAt: utcText(at), keyId, signature }
    }
    if (rows.length < HEADS) return
    after = Number(rows.at(-1).seq)
  }
}

function lineOf(row: SealedRow): LogLine {
  const { hash, salt, personal_data: data } = row
  try {
    return {
      kind: 'event',
      facts: eventFacts(row, Number(row.seq), row.previous_hash),
      hash,
      personalData: salt === null || data === null ? null : { salt, data: JSON.parse(data) },
    }
  } catch (error) {
    // Text that was JSON when it was sealed.
    if (error instanceof SyntaxError) return { kind: 'unreadable', seq: Number(row.seq) }
    throw error
  }
}

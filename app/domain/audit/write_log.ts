import type { LogLine } from '#domain/audit/chain/log_line'
import { csvLine } from '#domain/shared/csv'

export const LOG_FORMATS = ['jsonl', 'csv'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

/** Fewer, larger pieces: a million small ones cost more than the reading. */
const PIECE = 64 * 1024

const COLUMNS = [
  ...['kind', 'seq', 'id', 'at', 'actor_type', 'actor_id', 'actor_role', 'client', 'action'],
  ...['target_type', 'target_id', 'outcome', 'details', 'ip', 'user_agent', 'email'],
  ...['request_id', 'session', 'personal', 'previous_hash', 'hash', 'key', 'signature'],
]

/**
 * Writes a log as text: JSON Lines, which `readLog` reads and can be verified, or CSV (RFC 4180, UTF-8
 * with BOM) to be looked at in a spreadsheet. Bounded memory.
 */
export async function* writeLog(
  lines: AsyncIterable<LogLine>,
  format: LogFormat
): AsyncGenerator<string> {
  let piece = format === 'csv' ? `\uFEFF${csvLine(COLUMNS)}` : ''
  for await (const line of lines) {
    piece += format === 'csv' ? csvLine(cells(line)) : `${JSON.stringify(onTheWire(line))}\n`
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  if (piece) yield piece
}

function onTheWire(line: LogLine): Record<string, unknown> {
  if (line.kind !== 'event') return line
  const { facts, hash, personalData } = line
  return { kind: 'event', ...facts, hash, personalData }
}

function cells(line: LogLine): (string | number | null)[] {
  const row = columnsOf(line)
  return COLUMNS.map((column) => row[column] ?? null)
}

function columnsOf(line: LogLine): Record<string, string | number | null> {
  const { kind } = line
  switch (kind) {
    case 'key':
      return { kind, key: line.id, details: JSON.stringify({ publicKey: line.publicKey }) }
    case 'signed_head': {
      const { seq, hash, signedAt, keyId, signature } = line
      return { kind, seq, hash, at: signedAt, key: keyId, signature }
    }
    case 'head':
      return {
        ...{ kind, seq: line.seq, hash: line.hash, at: line.exportedAt },
        details: JSON.stringify({ events: line.events }),
      }
    case 'unreadable':
      return { kind, seq: line.seq }
    case 'event':
      return eventColumns(line)
  }
}

function eventColumns(line: Extract<LogLine, { kind: 'event' }>) {
  const { facts, hash, personalData, kind } = line
  const personal = personalData?.data as Record<string, string | null> | undefined
  return {
    ...{ kind, seq: facts.seq, id: facts.id, at: facts.at },
    ...{ actor_type: facts.actor.type, actor_id: facts.actor.id, actor_role: facts.actor.role },
    ...{ client: facts.client, action: facts.action, outcome: facts.outcome },
    ...{ target_type: facts.target?.type ?? null, target_id: facts.target?.id ?? null },
    details: JSON.stringify(facts.details),
    ...{ ip: personal?.ip ?? null, user_agent: personal?.userAgent ?? null },
    ...{ email: personal?.email ?? null, request_id: facts.requestId, session: facts.session },
    ...{ personal: facts.personal, previous_hash: facts.previousHash, hash },
  }
}

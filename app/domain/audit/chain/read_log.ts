import { type EventFacts, MEMBERS } from './event_hash.ts'
import type { LogLine } from './log_line.ts'

/** No line that we ever wrote comes near this; without a bound, one line could take all memory. */
const LONGEST_LINE = 1_000_000

/** We write three levels; hashing what is nested without end would overflow the stack. */
const DEEPEST = 50

/** An export (JSON Lines) as bytes, line by line, in bounded memory. */
export async function* readLog(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<LogLine> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: false })
  let rest = ''
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield parseLine(line)
    if (rest.length > LONGEST_LINE) break
  }
  rest += decoder.decode()
  if (rest) yield parseLine(rest)
}

function parseLine(text: string): LogLine {
  const line = text.length > LONGEST_LINE ? null : parse(text)
  const seq = line && Number.isSafeInteger(line.seq) ? Number(line.seq) : null
  return (line && read(line, seq)) ?? { kind: 'unreadable', seq }
}

type Line = Record<string, unknown>

function read(line: Line, seq: number | null): LogLine | null {
  const { kind } = line
  if (kind === 'key' && areTexts(line, ['id', 'publicKey'])) return line as LogLine
  if (seq === null || typeof line.hash !== 'string') return null
  switch (kind) {
    case 'event':
      return event(line)
    case 'signed_head':
      return areTexts(line, ['signedAt', 'keyId', 'signature']) ? (line as LogLine) : null
    case 'head':
      return Number.isSafeInteger(line.events) ? (line as LogLine) : null
    default:
      return null
  }
}

function event(line: Line): LogLine | null {
  const { hash, personalData } = line
  if (typeof line.previousHash !== 'string' || typeof hash !== 'string') return null
  const personal = personalData as Line | null | undefined
  if (personal && typeof personal.salt !== 'string') return null
  const facts = factsOf(line)
  if (!isShallow(facts, DEEPEST) || !isShallow(personal, DEEPEST)) return null
  return {
    kind: 'event',
    facts,
    hash,
    personalData: personal ? { salt: String(personal.salt), data: personal.data } : null,
  }
}

/** On the line of an event beside its facts. */
const OTHERS = ['kind', 'hash', 'personalData']

/** All that is on the line but its hash and the personal data was hashed: nothing can be added. */
function factsOf(line: Line): EventFacts {
  const { seq, id, at, actor, client, action, target, outcome } = line
  const { details, requestId, session, personal, previousHash } = line
  const usual = {
    seq,
    id,
    at,
    actor,
    client,
    action,
    target,
    outcome,
    details,
    requestId,
    session,
    personal,
    previousHash,
  }
  const isUsual =
    Object.keys(line).length === MEMBERS.length + OTHERS.length &&
    line.personalData !== undefined &&
    !Object.values(usual).includes(undefined)
  if (isUsual) return usual as EventFacts
  const facts = { ...line }
  for (const other of OTHERS) delete facts[other]
  return facts as unknown as EventFacts
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (levels === 0) return false
  for (const key in value) {
    if (!isShallow(value[key as keyof typeof value], levels - 1)) return false
  }
  return true
}

function areTexts(line: Line, fields: string[]): boolean {
  return fields.every((field) => typeof line[field] === 'string')
}

function parse(text: string): Line | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Line)
      : null
  } catch {
    return null
  }
}

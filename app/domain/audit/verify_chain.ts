import db from '@adonisjs/lucid/services/db'
import {
  verifyLog,
  type ChainVerdict as LogVerdict,
  type Expectations,
} from '#domain/audit/chain/verify_log'
import { logLines } from '#domain/audit/log_lines'
import { chainHead } from '#domain/audit/seal_events'

export type ChainVerdict =
  | (Extract<LogVerdict, { intact: true }> & { unsealed: number })
  | Extract<LogVerdict, { intact: false }>

/** Verifies the whole log of the database; see `verifyLog`. */
export async function verifyChain(
  expected: Pick<Expectations, 'heads' | 'trustedKeys'> = {}
): Promise<ChainVerdict> {
  const lines = logLines(db.connection(), { fromSeq: 1, toSeq: await lastSeq() })
  const verdict = await verifyLog(lines, { ...expected, fromStart: true, hasEnd: false })
  if (!verdict.intact) return verdict
  const [{ unsealed }] = await db.from('audit_events').whereNull('seq').count('* as unsealed')
  return { ...verdict, unsealed: Number(unsealed) }
}

/**
 * Up to where there are events, or heads whose events are gone. What is sealed meanwhile is left out;
 * heads are asked first, because an event is there before its head.
 */
async function lastSeq(): Promise<number> {
  const signed = await db.from('audit_heads').max('seq as seq').first()
  const { seq } = await chainHead(db.connection())
  return Math.max(seq, Number(signed?.seq ?? 0))
}

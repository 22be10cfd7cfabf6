import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { verifyChain, type ChainVerdict } from '#domain/audit/verify_chain'
import { systemActor, type Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import AuditCheck from '#models/audit_check'
import Staff from '#models/staff'

/**
 * Verifies all of the log and writes down what came of it: for the check that somebody asked for, by
 * its row, or as one of the portal's own. Null when that one is over already.
 */
export async function checkLog(
  checkId: number | null,
  clock: () => DateTime
): Promise<ChainVerdict | null> {
  const startedAt = clock()
  const asked = checkId === null ? null : await AuditCheck.find(checkId)
  if (checkId !== null && (!asked || asked.finishedAt)) return null

  const verdict = await verifyChain()
  const told = verdict.intact
    ? { intact: true, seq: verdict.head.seq, problem: null }
    : { intact: false, seq: verdict.seq, problem: verdict.problem }
  const actor = await whoAsked(asked)
  const now = clock()
  await writeTransaction(async (trx) => {
    const check = asked ?? new AuditCheck().merge({ publicId: newPublicId(), startedAt })
    check.useTransaction(trx)
    await check.merge({ ...told, finishedAt: now }).save()
    const outcome = verdict.intact ? 'done' : 'failed'
    const facts = { action: 'audit.verified', outcome, details: told } as const
    await recordAudit(trx, actor, facts, now)
  })
  return verdict
}

async function whoAsked(check: AuditCheck | null): Promise<Actor> {
  const staff = check?.staffId ? await Staff.find(check.staffId) : null
  const worker = systemActor('worker')
  return staff ? { ...worker, type: 'staff', id: staff.publicId, role: staff.role } : worker
}

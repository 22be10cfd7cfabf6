import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { iso } from '#domain/shared/iso'
import { useOutbox } from '#domain/shared/outbox'
import { newPublicId } from '#domain/shared/public_id'
import AuditCheck from '#models/audit_check'
import type Staff from '#models/staff'

/** Longer than millions of events take: what is older broke off. */
const GIVEN_UP_AFTER_HOURS = 2

/**
 * Has the worker verify the log. While one check goes on another asks for nothing more: that one is
 * answered.
 */
export function askForCheck(staff: Staff, now: DateTime): Promise<AuditCheck> {
  return writeTransaction(async (trx) => {
    await endBrokenOff(trx, now)
    const open = await AuditCheck.query({ client: trx }).whereNull('finished_at').first()
    if (open) return open
    const values = { publicId: newPublicId(), staffId: staff.id, startedAt: now }
    const check = await AuditCheck.create(values, { client: trx })
    await useOutbox().queueJob(trx, 'verify_audit_log', { checkId: check.id })
    return check
  })
}

/** They end without a verdict. */
async function endBrokenOff(trx: TransactionClientContract, now: DateTime): Promise<void> {
  const before = iso(now.minus({ hours: GIVEN_UP_AFTER_HOURS }))
  await trx
    .from('audit_checks')
    .whereNull('finished_at')
    .where('started_at', '<', before)
    .update({ finished_at: iso(now) })
}

import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { companyToday } from '#domain/invoices/company_today'
import { readSettings } from '#domain/settings/read_settings'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import ReminderPause from '#models/reminder_pause'

/** What reminders are paused for: a client with all its invoices, or one invoice. */
export type Paused = {
  clientId: number
  invoiceId: number | null
  /** For the audit log. */
  target: { type: 'client' | 'invoice'; id: string }
}

/**
 * Pauses reminders through a day (YYYY-MM-DD, the last without any), or for good with null. A pause
 * that is there is changed.
 */
export function pauseReminders(
  { clientId, invoiceId, target }: Paused,
  { until, reason }: { until: string | null; reason: string | null },
  { actor, staffId }: { actor: Actor; staffId: number },
  now: DateTime
): Promise<Done<null> | Refused<'pause_is_over'>> {
  return writeTransaction(async (trx) => {
    const { company } = await readSettings(trx)
    if (until !== null && until < companyToday(now, company.timeZone)) {
      return refused('pause_is_over')
    }
    const scope = scopeOf(invoiceId)
    const known = await ReminderPause.query({ client: trx })
      .where({ client_id: clientId, scope })
      .first()
    if (known?.until === until && known.reason === reason) return done(null)

    const facts = { until, reason, staffId, updatedAt: now }
    if (known) await known.merge(facts).useTransaction(trx).save()
    else {
      const pause = { ...facts, publicId: newPublicId(), clientId, invoiceId, scope }
      await ReminderPause.create({ ...pause, createdAt: now }, { client: trx })
    }
    const audit = { action: 'reminder.paused', clientId, target, details: { until } }
    await recordAudit(trx, actor, audit, now)
    return done(null)
  })
}

/** Reminders go out again; twice is the same as once. */
export function resumeReminders(
  { clientId, invoiceId, target }: Paused,
  actor: Actor,
  now: DateTime
): Promise<void> {
  return writeTransaction(async (trx) => {
    const gone = await ReminderPause.query({ client: trx })
      .where({ client_id: clientId, scope: scopeOf(invoiceId) })
      .delete()
    if (Number(gone) === 0) return
    await recordAudit(trx, actor, { action: 'reminder.resumed', clientId, target }, now)
  })
}

function scopeOf(invoiceId: number | null): string {
  return invoiceId === null ? 'client' : String(invoiceId)
}

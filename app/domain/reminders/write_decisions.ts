import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { insertAbsent } from '#database/insert_if_absent'
import type { Decision } from '#domain/reminders/decide_batch'
import { queueReminders, type Wording } from '#domain/reminders/queue_reminders'
import { systemActor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { newPublicId } from '#domain/shared/public_id'

const actor = systemActor('reminders')

/**
 * Writes what was decided, with the mails and the audit events of what is sent. Whoever was quicker
 * with an invoice and a rule wins, and nothing is mailed for those here. Answers how many there were.
 */
export async function writeDecisions(
  trx: TransactionClientContract,
  decisions: Decision[],
  wording: Wording,
  now: DateTime
): Promise<{ sent: number; skipped: number }> {
  const isWritten = await insertNew(
    trx,
    decisions.filter(({ known }) => known === null),
    now
  )
  const written: Decision[] = []
  for (const decision of decisions) {
    const { known } = decision
    if (known ? await change(trx, decision, now) : isWritten(decision)) written.push(decision)
  }
  const reminders = written.flatMap((one) =>
    one.reason === null
      ? [
          {
            ...{ invoice: one.invoice, recipients: one.recipients, number: one.sentBefore + 1 },
            ...{ template: one.rule.template, days: one.rule.days },
          },
        ]
      : []
  )
  await queueReminders(trx, reminders, wording, actor, now)
  return { sent: reminders.length, skipped: written.length - reminders.length }
}

async function insertNew(trx: TransactionClientContract, decisions: Decision[], now: DateTime) {
  const key = (invoiceId: unknown, rule: unknown) => `${Number(invoiceId)} ${String(rule)}`
  if (decisions.length === 0) return () => false
  const rows = decisions.map((decision) => ({
    ...{ public_id: newPublicId(), client_id: decision.invoice.clientId },
    ...{ invoice_id: decision.invoice.id, rule: decision.rule.id, days: decision.rule.days },
    ...{ template: decision.rule.template, for_day: decision.day, ...outcome(decision) },
    ...{ created_at: iso(now), updated_at: iso(now) },
  }))
  const inserted = await insertAbsent(
    trx,
    'reminder_sends',
    rows,
    ['invoice_id', 'rule'],
    'invoice_id, rule'
  )
  const keys = new Set(inserted.map((row) => key(row.invoice_id, row.rule)))
  return ({ invoice, rule }: Decision) => keys.has(key(invoice.id, rule.id))
}

/** From one reason to another, or to being sent. */
async function change(
  trx: TransactionClientContract,
  decision: Decision,
  now: DateTime
): Promise<boolean> {
  const known = decision.known!
  if (known.reason === decision.reason) return false
  const changed: unknown = await trx
    .from('reminder_sends')
    .where('id', known.id)
    .where('outcome', 'skipped')
    .where('reason', known.reason!)
    .update({ ...outcome(decision), updated_at: iso(now) })
  return Number(changed) === 1
}

function outcome(decision: Decision) {
  return decision.reason === null
    ? {
        ...{ outcome: 'sent', reason: null, number: decision.sentBefore + 1 },
        mails: decision.recipients.length,
      }
    : { outcome: 'skipped', reason: decision.reason, number: null, mails: 0 }
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { hashSecret } from '#domain/accounts/links/secret_tokens'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { readUserCode } from '#domain/staff/cli_sign_ins/cli_codes'
import CliSignIn from '#models/cli_sign_in'
import Staff from '#models/staff'

export type Answered = Done<undefined> | Refused<'cli_sign_in_answered'> | Refused<'not_signed_in'>

/** What asks, by the code that a person typed; null when no terminal waits for it any more. */
export async function findCliSignIn(typed: string, now: DateTime): Promise<CliSignIn | null> {
  const code = readUserCode(typed)
  const found = code && (await CliSignIn.findBy('codeHash', hashSecret(code)))
  return found && found.isOpen(now) ? found : null
}

/**
 * A member of staff says that the terminal is theirs. No token is made yet: that happens when the
 * terminal fetches it. `days` is how long it will live; null never expires.
 */
export function approveCliSignIn(
  asked: CliSignIn,
  { staff, days }: { staff: Staff; days: number | null },
  actor: Actor,
  now: DateTime
): Promise<Answered> {
  return answer(asked, staff, actor, now, {
    action: 'cli_sign_in.approved',
    details: { days },
    change: { approved_at: iso(now), staff_id: staff.id, token_days: days },
  })
}

/** Somebody says that it is not theirs: the terminal is told, and the code is worth nothing. */
export function refuseCliSignIn(
  asked: CliSignIn,
  staff: Staff,
  actor: Actor,
  now: DateTime
): Promise<Answered> {
  return answer(asked, staff, actor, now, {
    action: 'cli_sign_in.refused',
    details: {},
    change: { refused_at: iso(now) },
  })
}

type Saying = { action: string; details: Record<string, unknown>; change: Record<string, unknown> }

/** Of two answers at once the first counts. */
function answer(
  { id, publicId }: CliSignIn,
  { id: staffId }: Staff,
  actor: Actor,
  now: DateTime,
  { action, details, change }: Saying
): Promise<Answered> {
  return writeTransaction(async (trx) => {
    // Whoever was disabled while this was under way answers nothing.
    await lockRows(trx, 'staff', [staffId])
    const staff = await Staff.findOrFail(staffId, { client: trx })
    if (!staff.isEnabled) return refused('not_signed_in')
    if (!(await changeOpen(trx, id, change, now))) return refused('cli_sign_in_answered')
    const target = { type: 'cli_sign_in', id: publicId }
    await recordAudit(trx, actor, { action, target, details }, now)
    return done()
  })
}

async function changeOpen(
  trx: TransactionClientContract,
  id: number,
  change: Record<string, unknown>,
  now: DateTime
): Promise<boolean> {
  const changed = await trx
    .from('cli_sign_ins')
    .where('id', id)
    .whereNull('approved_at')
    .whereNull('refused_at')
    .where('expires_at', '>', iso(now))
    .update(change)
  return Number(changed) === 1
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { hashSecret } from '#domain/accounts/links/secret_tokens'
import { proofLost, shownBy, type ProofLost } from '#domain/accounts/sign_ins/proof'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { readUserCode } from '#domain/staff/cli_sign_ins/cli_codes'
import CliSignIn from '#models/cli_sign_in'
import type Staff from '#models/staff'

export type Answered = Done<undefined> | Refused<'cli_sign_in_answered'> | ProofLost

/** Who answers, and the sign-in they do it from. */
type Answerer = { staff: Staff; signInId: number }

/** What asks, by the code that a person typed; null when no terminal waits for it any more. */
export async function findCliSignIn(typed: string, now: DateTime): Promise<CliSignIn | null> {
  const code = readUserCode(typed)
  const found = code && (await CliSignIn.findBy('codeHash', hashSecret(code)))
  return found && found.isOpen(now) ? found : null
}

/**
 * A member of staff says that the terminal is theirs. No token is made yet: that happens when the
 * terminal fetches it, if the sign-in that approved it is there still. `days` is how long it will
 * live. The caller has asked for the password.
 */
export function approveCliSignIn(
  asked: CliSignIn,
  { staff, signInId, days }: Answerer & { days: number },
  actor: Actor,
  now: DateTime
): Promise<Answered> {
  const change = { approved_at: iso(now), staff_id: staff.id, sign_in_id: signInId }
  return answer(asked, { staff, signInId }, actor, now, {
    action: 'cli_sign_in.approved',
    details: { days },
    change: { ...change, token_days: days },
  })
}

/** Somebody says that it is not theirs: the terminal is told, and the code is worth nothing. */
export function refuseCliSignIn(
  asked: CliSignIn,
  by: Answerer,
  actor: Actor,
  now: DateTime
): Promise<Answered> {
  return answer(asked, by, actor, now, {
    action: 'cli_sign_in.refused',
    details: {},
    change: { refused_at: iso(now) },
  })
}

type Saying = { action: string; details: Record<string, unknown>; change: Record<string, unknown> }

/** Of two answers at once the first counts. */
function answer(
  { id, publicId }: CliSignIn,
  { staff, signInId }: Answerer,
  actor: Actor,
  now: DateTime,
  { action, details, change }: Saying
): Promise<Answered> {
  const shown = shownBy(staff, signInId)
  return writeTransaction(async (trx) => {
    // Whoever was disabled, signed out or given another password meanwhile answers nothing.
    const lost = await proofLost(trx, shown, actor, now)
    if (lost) return lost
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

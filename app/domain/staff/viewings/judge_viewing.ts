import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { systemActor } from '#domain/shared/actor'
import { lacksFactor } from '#domain/staff/factor_rule'
import { endViewing } from '#domain/staff/viewings/end_viewing'
import type { Settings } from '#domain/settings/settings'
import type ClientViewing from '#models/client_viewing'

type Rules = Pick<Settings, 'sessions' | 'security'> & { isLive: boolean }

/**
 * Whether a viewing still opens anything: asked anew at each request. It ends with its fifteen
 * minutes and with the staff's sign-in, however that ended: signed out, disabled, left alone, or not
 * enough any more. One that is found over is ended here.
 */
export async function judgeViewing(
  viewing: ClientViewing,
  rules: Rules,
  now: DateTime
): Promise<boolean> {
  if (viewing.endedAt !== null) return false
  const isOver = now >= viewing.expiresAt
  if (!isOver && isHeld(viewing, rules, now)) return true

  const reason = isOver ? 'expired' : 'signed_out'
  await writeTransaction((trx) => endViewing(trx, viewing, reason, systemActor('viewings'), now))
  return false
}

function isHeld({ signIn }: ClientViewing, { sessions, ...rule }: Rules, now: DateTime): boolean {
  return signIn.holds(sessions, now) && signIn.staff.isEnabled && !lacksFactor(signIn, rule)
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { endAllRunOut } from '#domain/accounts/sign_ins/sign_ins'
import { changeSettingIn, lockSetting } from '#domain/settings/change_setting'
import { readSettings } from '#domain/settings/read_settings'
import type { Settings } from '#domain/settings/settings'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

type Security = Pick<Settings, 'security' | 'sessions'>

/** What is left out stays. */
type SecurityChanges = Partial<Settings['security'] & Settings['sessions']>

/**
 * Changes what is asked of staff who sign in and how long anybody is signed in: all of it or nothing.
 * Times hold at once for every sign-in that is open. One that ran out by the times of before is ended
 * with the change, so that longer ones do not bring it back.
 */
export async function changeSecurityIn(
  trx: TransactionClientContract,
  { staffSecondFactor, idleMinutes, absoluteHours }: SecurityChanges,
  actor: Actor,
  now: DateTime
): Promise<Done<Security & { changed: boolean }> | Refused<'idle_over_absolute'>> {
  await lockSetting(trx, 'sessions', now)
  const { sessions: before } = await readSettings(trx)
  const times = {
    idleMinutes: idleMinutes ?? before.idleMinutes,
    absoluteHours: absoluteHours ?? before.absoluteHours,
  }
  if (times.idleMinutes > times.absoluteHours * 60) return refused('idle_over_absolute')

  const sessions = await changeSettingIn(trx, 'sessions', times, actor, now)
  if (sessions.changed) await endAllRunOut(trx, before, now)
  const factor = staffSecondFactor === undefined ? {} : { staffSecondFactor }
  const security = await changeSettingIn(trx, 'security', factor, actor, now)
  const changed = sessions.changed || security.changed
  return done({ security: security.value, sessions: sessions.value, changed })
}

import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { normalizeEmail } from '#domain/accounts/email_address'
import { lockHolder, ownedBy, targetOf } from '#domain/accounts/factors/factor_holder'
import { removeAllFactors } from '#domain/accounts/factors/remove_all_factors'
import { tellPerson } from '#domain/accounts/factors/tell_person'
import type { WeakPassword } from '#domain/accounts/passwords/password_policy'
import { storePassword } from '#domain/accounts/passwords/store_password'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { liveApiTokens, revokeApiTokens } from '#domain/staff/revoke_api_tokens'
import { chooseStaffPassword } from '#domain/staff/staff_password'
import Staff from '#models/staff'

type Lost = {
  email: string
  /** Exactly as typed; absent: one is made and answered. */
  password: string | null
  /** API tokens go on; else they end, as whoever took the phone may have read one. */
  keepTokens: boolean
}

export type RecoveredStaff = {
  staff: Staff
  generatedPassword: string | null
  /** On how many devices. */
  signedOut: number
  /** Names of the API tokens that were good: they ended, or go on where they were to be kept. */
  tokens: string[]
}

/**
 * For a member of staff who lost phone, keys and recovery codes, or the password: gives them a new
 * password, takes every second factor off, ends their sign-ins and API tokens and tells them by mail.
 * Throws HashingBusy.
 */
export async function recoverStaff(
  { email, password, keepTokens }: Lost,
  actor: Actor,
  now: DateTime
): Promise<Done<RecoveredStaff> | Refused<'unknown_staff' | 'staff_disabled'> | WeakPassword> {
  const staff = await Staff.findBy('email', normalizeEmail(email) ?? '')
  if (!staff) return refused('unknown_staff')
  const chosen = await chooseStaffPassword(password, staff)
  if (!chosen.ok) return chosen

  const { passwordHash, generatedPassword } = chosen.value
  return writeTransaction(async (trx) => {
    await lockHolder(trx, staff)
    if (!staff.isEnabled) return refused('staff_disabled')

    const removed = await removeAllFactors(trx, staff)
    const signedOut = await endSignIns(trx, ownedBy(staff), 'recovered', now)
    await storePassword(trx, staff, { passwordHash, standsAlone: true }, now)
    const tokens = await (keepTokens
      ? liveApiTokens(trx, staff, now)
      : revokeApiTokens(trx, staff, actor, now))
    const params = {
      ...{ at: iso(now), expiresAt: null },
      revokedTokens: keepTokens ? 0 : tokens.length,
    }
    await tellPerson(trx, staff, { kind: 'access_recovered', params })

    const details = { ...removed, signedOut, tokens: keepTokens ? 'kept' : 'revoked' }
    const facts = { action: 'access.recovered', target: targetOf(staff), details }
    await recordAudit(trx, actor, facts, now)
    return done({ staff, generatedPassword, signedOut, tokens })
  })
}

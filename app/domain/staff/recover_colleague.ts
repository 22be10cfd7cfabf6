import { randomBytes } from 'node:crypto'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { ownedBy, targetOf } from '#domain/accounts/factors/factor_holder'
import { removeAllFactors } from '#domain/accounts/factors/remove_all_factors'
import { hasSecondFactor } from '#domain/accounts/factors/second_factor'
import { tellPerson } from '#domain/accounts/factors/tell_person'
import { hashPassword } from '#domain/accounts/passwords/bounded_hash'
import { storePassword } from '#domain/accounts/passwords/store_password'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { revokeApiTokens } from '#domain/staff/revoke_api_tokens'
import { issueStaffLink } from '#domain/staff/staff_links'
import { lockStaff, type NotOwner } from '#domain/staff/staff_lock'
import Staff from '#models/staff'

type Refusal =
  Refused<'own_factors'> | Refused<'staff_disabled'> | Refused<'nothing_to_recover'> | NotOwner

/**
 * For a colleague who lost phone, keys and recovery codes: takes every second factor off, ends sign-ins
 * and API tokens, voids the password and mails a link to choose another one. The password never stays:
 * whoever took the phone may have it too. Nobody does it to themselves, or a session that was left open
 * would be worth as much as the factor. Throws HashingBusy.
 */
export async function recoverColleague(
  of: Staff,
  by: Staff,
  actor: Actor,
  now: DateTime
): Promise<Done<{ signedOut: number; revokedTokens: number }> | Refusal> {
  if (of.id === by.id) return refused('own_factors')
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'))
  return writeTransaction(async (trx) => {
    const staff = await lockStaff(trx, { of, by })
    if (!(staff instanceof Staff)) return staff
    if (!staff.isEnabled) return refused('staff_disabled')
    if (!(await hasSecondFactor(staff, trx))) return refused('nothing_to_recover')

    const removed = await removeAllFactors(trx, staff)
    const signedOut = await endSignIns(trx, ownedBy(staff), 'recovered', now)
    await storePassword(trx, staff, { passwordHash, standsAlone: true }, now)
    const { length: revokedTokens } = await revokeApiTokens(trx, staff, actor, now)
    const { secret, expiresAt } = await issueStaffLink(trx, 'password_reset', staff, now)
    const params = { at: iso(now), expiresAt: iso(expiresAt), revokedTokens }
    const news = { kind: 'access_recovered' as const, params, secrets: { token: secret } }
    await tellPerson(trx, staff, news)

    const details = { ...removed, signedOut, tokens: 'revoked' }
    const facts = { action: 'access.recovered', target: targetOf(staff), details }
    await recordAudit(trx, actor, facts, now)
    return done({ signedOut, revokedTokens })
  })
}

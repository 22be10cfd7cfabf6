import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { placeholderHash, verifyPassword } from '#domain/accounts/passwords/bounded_hash'
import { normalizeEmail } from '#domain/accounts/email_address'
import { pendingStep, type PendingStep } from '#domain/accounts/factors/admit'
import { secondFactorOf, type FactorMethod } from '#domain/accounts/factors/second_factor'
import { recordFirstFactor } from '#domain/accounts/factors/second_step_events'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { letStaffIn } from '#domain/staff/let_staff_in'
import type Passkey from '#models/passkey'
import type SignIn from '#models/sign_in'
import Staff from '#models/staff'

type Credentials = { email: string; password: string; replacesId: number | null }

export type StaffAdmission =
  | { step: 'in'; signIn: SignIn }
  | { step: 'second_factor'; pending: PendingStep; methods: FactorMethod[]; passkeys: Passkey[] }

/**
 * Whether this address and password sign a member of staff in, or lead to the second step. Known,
 * unknown and disabled addresses take the same steps: one look-up, one hash, one audit row. The
 * caller has consumed its limits first. Throws HashingBusy.
 */
export async function signStaffIn(
  { email, password, replacesId }: Credentials,
  actor: Actor,
  now: DateTime
): Promise<Done<StaffAdmission> | Refused<'invalid_credentials'>> {
  const staff = await Staff.findBy('email', normalizeEmail(email) ?? '')
  const matches = await verifyPassword(staff?.passwordHash ?? (await placeholderHash()), password)
  if (staff?.isEnabled && matches) {
    const factor = await secondFactorOf(staff)
    if (factor) {
      await recordFirstFactor(staff, { method: 'password', replacesId }, actor, now)
      return done({
        step: 'second_factor',
        pending: pendingStep(staff, 'password', now),
        ...factor,
      })
    }
    const proof = { method: 'password' as const, factor: null, replacesId }
    const signIn = await letStaffIn(staff, proof, actor, now)
    if (signIn) return done({ step: 'in', signIn })
  }
  await recordRefusal(email, staff, actor, now)
  return refused('invalid_credentials')
}

function recordRefusal(email: string, staff: Staff | null, actor: Actor, now: DateTime) {
  const personal = {
    ip: actor.personal?.ip ?? null,
    userAgent: actor.personal?.userAgent ?? null,
    email: email.slice(0, 254),
  }
  const facts = {
    action: 'session.opened',
    outcome: 'refused' as const,
    target: staff ? { type: 'staff', id: staff.publicId } : null,
    details: { audience: 'staff' },
  }
  return writeTransaction((trx) => recordAudit(trx, { ...actor, personal }, facts, now))
}

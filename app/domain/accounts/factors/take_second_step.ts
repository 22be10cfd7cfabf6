import type { DateTime } from 'luxon'
import { stampOf, type PendingStep } from '#domain/accounts/factors/admit'
import {
  checkSecondFactor,
  type CheckRefusal,
  type FactorProof,
} from '#domain/accounts/factors/check_second_factor'
import { secondFactorOf } from '#domain/accounts/factors/second_factor'
import { recordStepRefusal } from '#domain/accounts/factors/second_step_events'
import type { FactorHolder } from '#domain/accounts/factors/factor_holder'
import { letIn } from '#domain/accounts/sign_ins/let_in'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type Account from '#models/account'
import type { Reader } from '#models/reader'

/** How long somebody may look for their phone. */
const STEP_LASTS = { minutes: 10 }

/** Whether the step may still be taken: not too late, and with the password it began with. */
export async function holdsStep(
  person: FactorHolder,
  pending: PendingStep,
  now: DateTime
): Promise<boolean> {
  if (stampOf(person) !== pending.stamp) return false
  if (now.minus(STEP_LASTS).toUTC().toISO()! >= pending.begunAt) return false
  return (await secondFactorOf(person)) !== null
}

/**
 * Signs a person in who has shown the first factor and shows the second now. `step_over`: the step
 * was voided meanwhile, or nobody of theirs is active any more; a right proof is used up then too.
 */
export async function takeSecondStep(
  account: Account,
  pending: PendingStep,
  proof: FactorProof,
  actor: Actor,
  now: DateTime
): Promise<Done<Reader> | CheckRefusal | Refused<'step_over'>> {
  const checked = await checkSecondFactor(account, proof, actor, now)
  if (!checked.ok) return checked

  const { method, clientId } = pending
  const shown = { method, factor: checked.value, clientId, replacesId: null }
  const reader = await letIn(account, shown, actor, now)
  if (reader) return done(reader)
  await recordStepRefusal(account, 'step_over', actor, now)
  return refused('step_over')
}

import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { ownedBy, targetOf, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import type { FactorMethod } from '#domain/accounts/factors/second_factor'
import { tellPerson } from '#domain/accounts/factors/tell_person'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'

export type FactorChangeKind =
  'totp_added' | 'totp_removed' | 'passkey_added' | 'passkey_removed' | 'codes_renewed'

type Change = {
  kind: FactorChangeKind
  /** The sign-in that asked, which goes on. */
  keptSignInId: number
  /** Whether it is the person's only factor: the first one added, or the last one removed. */
  isOnly?: boolean
  details?: Record<string, unknown>
}

const ACTIONS: Record<FactorChangeKind, string> = {
  totp_added: 'factor.added',
  passkey_added: 'factor.added',
  totp_removed: 'factor.removed',
  passkey_removed: 'factor.removed',
  codes_renewed: 'recovery_codes.renewed',
}

/** The factor that whoever adds it has shown with that. */
const SHOWN: Partial<Record<FactorChangeKind, FactorMethod>> = {
  totp_added: 'totp',
  passkey_added: 'passkey',
}

/**
 * Writes down that a person's factors changed, and tells them by mail, so that a thief cannot do it
 * unnoticed. Every other sign-in ends where one is removed or codes are renewed, and where the first one
 * is added: they were opened by the password alone. The one that asked has shown the first factor, and
 * has shown none once the last is gone.
 */
export async function factorChanged(
  trx: TransactionClientContract,
  person: FactorHolder,
  { kind, keptSignInId, isOnly = false, details = {} }: Change,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const endsOthers = isOnly || !kind.endsWith('_added')
  if (endsOthers) {
    const others = { ...ownedBy(person), exceptId: keptSignInId }
    await endSignIns(trx, others, 'factor_changed', now)
  }
  if (isOnly) {
    await trx
      .from('sign_ins')
      .where('id', keptSignInId)
      .update({ factor: SHOWN[kind] ?? null })
  }
  const target = targetOf(person)
  const facts = { action: ACTIONS[kind], target, details: { kind, ...details } }
  await recordAudit(trx, actor, facts, now)
  const params = { change: kind, changedAt: iso(now), endsOthers }
  await tellPerson(trx, person, { kind: 'factor_changed', params })
}

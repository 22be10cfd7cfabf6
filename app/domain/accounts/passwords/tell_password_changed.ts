import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { FactorHolder } from '#domain/accounts/factors/factor_holder'
import { tellPerson } from '#domain/accounts/factors/tell_person'
import { iso } from '#domain/shared/iso'

/** Tells a person by mail that their password changed, so that a thief cannot do it unnoticed. */
export function tellPasswordChanged(
  trx: TransactionClientContract,
  person: FactorHolder,
  now: DateTime
): Promise<void> {
  return tellPerson(trx, person, { kind: 'password_changed', params: { changedAt: iso(now) } })
}

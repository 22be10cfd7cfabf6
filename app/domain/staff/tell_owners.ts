import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { tellPerson } from '#domain/accounts/factors/tell_person'
import { iso } from '#domain/shared/iso'
import Staff from '#models/staff'

/**
 * How somebody became an owner: by their role, by an invite that they are still to take up, because
 * their access was given back, or on the server itself.
 */
export type Appointment = 'appointed' | 'invited' | 'enabled' | 'created'

/**
 * Mails every other owner who has access that somebody may do everything now, whoever did it among
 * them: a session or a token in the wrong hands cannot make itself an owner unnoticed. `by` null is
 * somebody with the server itself.
 */
export async function tellOwners(
  trx: TransactionClientContract,
  appointed: Staff,
  { how, by }: { how: Appointment; by: Staff | null },
  now: DateTime
): Promise<void> {
  if (appointed.role !== 'owner') return
  const owners = await Staff.query({ client: trx })
    .where('role', 'owner')
    .whereNull('disabled_at')
    .whereNotNull('password_set_at')
    .whereNot('id', appointed.id)
    .orderBy('id')
  const { name: owner, email } = appointed
  for (const person of owners) {
    const isYou = by?.id === person.id
    const params = { owner, email, how, by: by?.name ?? null, isYou, at: iso(now) }
    await tellPerson(trx, person, { kind: 'owner_appointed', params })
  }
}

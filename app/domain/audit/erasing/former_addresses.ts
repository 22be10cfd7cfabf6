import db from '@adonisjs/lucid/services/db'
import { addressOf } from '#domain/audit/erasing/beside_addresses'
import type { PersonalRow } from '#domain/audit/erasing/personal_rows'
import { utcText } from '#domain/audit/event_facts'
import Account from '#models/account'

export type Former = {
  /** When the account got another one; ISO 8601 in UTC. */
  until: string
  /** Whether somebody else has it now. */
  isTaken: boolean
}

/** The addresses that an account had, which are kept beside the events of their changes. */
export async function formerAddresses({ id, publicId }: Account): Promise<Map<string, Former>> {
  const changes: Pick<PersonalRow, 'occurred_at' | 'data'>[] = await db
    .from('audit_personal')
    .join('audit_events', 'audit_events.id', 'audit_personal.event_id')
    .select('occurred_at', 'data')
    .where('action', 'email.changed')
    .where('outcome', 'done')
    .where('target_id', publicId)
    .orderBy('event_id')
  const until = new Map(changes.map((row) => [addressOf(row), utcText(row.occurred_at)]))
  until.delete('')
  const others = await Account.query()
    .whereIn('email', [...until.keys()])
    .whereNot('id', id)
  const taken = new Set(others.map(({ email }) => email))
  return new Map(
    [...until].map(([address, at]) => [address, { until: at, isTaken: taken.has(address) }])
  )
}

/**
 * Whether somebody who typed a former address meant this account: always while nobody else has it, but
 * for what was found to be another's; of one that somebody else has now, until it was given up.
 */
export function wasTheirs(row: PersonalRow, { until, isTaken }: Former, publicId: string): boolean {
  if (row.target_type === 'account' && row.target_id !== publicId) return false
  return !isTaken || utcText(row.occurred_at) <= until
}

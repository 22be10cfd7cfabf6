import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { withdrawApprovals } from '#domain/staff/cli_sign_ins/withdraw_approvals'
import type Staff from '#models/staff'

/** The names of the API tokens of a staff member that are good at `now`, oldest first. */
export async function liveApiTokens(
  trx: TransactionClientContract,
  staff: Staff,
  now: DateTime
): Promise<string[]> {
  const rows = await trx
    .from('api_tokens')
    .where('tokenable_id', staff.id)
    .where((query) => query.whereNull('expires_at').orWhere('expires_at', '>', now.toJSDate()))
    .select('name')
    .orderBy('id')
  return rows.map(({ name }) => String(name))
}

/**
 * Ends every API token of a staff member, from the next request on, and those that terminals were to
 * fetch; answers the names of those that were good, each of which is on record.
 */
export async function revokeApiTokens(
  trx: TransactionClientContract,
  staff: Staff,
  actor: Actor,
  now: DateTime
): Promise<string[]> {
  const names = await liveApiTokens(trx, staff, now)
  await trx.from('api_tokens').where('tokenable_id', staff.id).delete()
  await withdrawApprovals(trx, staff.id, now)
  const target = { type: 'staff' as const, id: staff.publicId }
  for (const name of names) {
    await recordAudit(trx, actor, { action: 'token.revoked', target, details: { name } }, now)
  }
  return names
}

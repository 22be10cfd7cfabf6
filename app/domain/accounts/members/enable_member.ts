import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { lockMembership } from '#domain/accounts/members/lock_members'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type Membership from '#models/membership'

/**
 * Gives somebody access again: as it was when they had taken their invite, and to be invited when
 * they had not. Where nothing is disabled nothing changes.
 */
export async function enableMember(of: Membership, actor: Actor, now: DateTime): Promise<void> {
  await writeTransaction(async (trx) => {
    const membership = await lockMembership(trx, of)
    if (membership.state !== 'disabled') return

    const state = membership.activatedAt ? 'active' : 'not_invited'
    await membership.merge({ state, disabledAt: null, disabledBy: null }).save()
    const { clientId, publicId } = membership
    const target = { type: 'membership', id: publicId }
    await recordAudit(trx, actor, { action: 'membership.enabled', clientId, target }, now)
  })
}

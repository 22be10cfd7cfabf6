import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import type { LinkRefusal } from '#domain/accounts/links/token_state'
import { hashPassword } from '#domain/accounts/passwords/bounded_hash'
import { judgePassword, refusedByNow } from '#domain/accounts/passwords/judge_password'
import type { WeakPassword } from '#domain/accounts/passwords/password_policy'
import { storePassword } from '#domain/accounts/passwords/store_password'
import { tellPasswordChanged } from '#domain/accounts/passwords/tell_password_changed'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done } from '#domain/shared/result'
import {
  consumeStaffLink,
  findStaffLink,
  recordStaffLinkRefusal,
  staffLinkRefusal,
} from '#domain/staff/staff_links'

const ACTIONS = { invite: 'staff.accepted', password_reset: 'password.reset' } as const

/**
 * Sets a password by a link that works once, exactly as typed: the first one of somebody invited, or
 * another one. Every session of theirs ends and every other link is void; after a reset a mail tells
 * them. A second factor stays, and is asked for when they sign in. Throws HashingBusy.
 */
export async function useStaffLink(
  secret: string,
  password: string,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | LinkRefusal | WeakPassword> {
  const link = await findStaffLink(secret)
  const action = ACTIONS[link?.purpose ?? 'password_reset']
  const refusal = staffLinkRefusal(link, now)
  if (!link || refusal) {
    const { code: reason } = refusal ?? refused('link_expired')
    await recordStaffLinkRefusal(link, { action, reason }, actor, now)
    return refused(reason)
  }

  const { staff } = link
  const policy = await judgePassword(staff, password)
  if (!policy.ok) return policy
  const chosen = { passwordHash: await hashPassword(password), ...policy.value }

  const used = await writeTransaction(async (trx) => {
    await lockRows(trx, 'staff', [staff.id])
    const weak = await refusedByNow(trx, staff, chosen.standsAlone)
    if (weak) return weak
    // Whoever was disabled meanwhile has no link any more.
    if (!(await consumeStaffLink(trx, link, now))) return refused('link_used')

    await storePassword(trx, staff, chosen, now, { byLink: true })
    if (link.purpose === 'password_reset') await tellPasswordChanged(trx, staff, now)
    const { publicId: id, role } = staff
    const target = { type: 'staff', id }
    await recordAudit(trx, { ...actor, type: 'staff', id, role }, { action, target }, now)
    return done()
  })
  if (!used.ok && used.code === 'link_used') {
    await recordStaffLinkRefusal(link, { action, reason: 'link_used' }, actor, now)
  }
  return used
}

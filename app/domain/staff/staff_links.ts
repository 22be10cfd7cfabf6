import { randomBytes } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { hashSecret } from '#domain/accounts/links/secret_tokens'
import type { LinkRefusal } from '#domain/accounts/links/token_state'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { refused } from '#domain/shared/result'
import type Staff from '#models/staff'
import StaffLink from '#models/staff_link'

export type StaffLinkPurpose = StaffLink['purpose']

/** How long a link by mail works, in minutes: as those of clients do. */
const LIFE_MINUTES: Record<StaffLinkPurpose, number> = { invite: 7 * 24 * 60, password_reset: 60 }

/** 256 random bits as base64url; the mail is the only place that ever holds them. */
const SHAPE = /^[\w-]{43}$/

/** Makes a link and voids every older one of that person. Answers the secret, which is not kept. */
export async function issueStaffLink(
  trx: TransactionClientContract,
  purpose: StaffLinkPurpose,
  { id: staffId }: Staff,
  now: DateTime
): Promise<{ secret: string; expiresAt: DateTime }> {
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = now.plus({ minutes: LIFE_MINUTES[purpose] })

  // Of two that are made at once the later one voids the earlier.
  await lockRows(trx, 'staff', [staffId])
  await voidStaffLinks(trx, staffId, now)
  const link = { purpose, tokenHash: hashSecret(secret), staffId, expiresAt, createdAt: now }
  await StaffLink.create(link, { client: trx })
  return { secret, expiresAt }
}

/** The link behind a secret in whatever state, or null. Reading never uses it up. */
export async function findStaffLink(secret: string): Promise<StaffLink | null> {
  if (!SHAPE.test(secret)) return null
  return StaffLink.query().where('token_hash', hashSecret(secret)).preload('staff').first()
}

/**
 * Why a link cannot be used, or null when it can. One that never was, was replaced by a newer one or is
 * of somebody disabled counts as expired: what helps is the same.
 */
export function staffLinkRefusal(link: StaffLink | null, now: DateTime): LinkRefusal | null {
  if (link?.usedAt) return refused('link_used')
  const isOpen = link && !link.voidedAt && now < link.expiresAt && link.staff.isEnabled
  return isOpen ? null : refused('link_expired')
}

/** Whether an invite of theirs still works. */
export async function hasOpenInvite(
  trx: TransactionClientContract,
  { id }: Staff,
  now: DateTime
): Promise<boolean> {
  const open = trx
    .from('staff_links')
    .where({ staff_id: id, purpose: 'invite' })
    .whereNull('used_at')
    .whereNull('voided_at')
    .where('expires_at', '>', iso(now))
  return (await open.first()) !== null
}

/** Uses a link up: of two requests at once exactly one is told true. */
export async function consumeStaffLink(
  trx: TransactionClientContract,
  { id }: StaffLink,
  now: DateTime
): Promise<boolean> {
  const at = iso(now)
  const changed = await trx
    .from('staff_links')
    .where('id', id)
    .whereNull('used_at')
    .whereNull('voided_at')
    .where('expires_at', '>', at)
    .update({ used_at: at })
  return Number(changed) === 1
}

/** Whoever reads the older mail keeps no way in. */
export async function voidStaffLinks(
  trx: TransactionClientContract,
  staffId: number,
  now: DateTime
): Promise<void> {
  await trx
    .from('staff_links')
    .where('staff_id', staffId)
    .whereNull('used_at')
    .whereNull('voided_at')
    .update({ voided_at: iso(now) })
}

/** Records that a link which was once mailed was brought again, too late or after it was used. */
export async function recordStaffLinkRefusal(
  link: StaffLink | null,
  { action, reason }: { action: string; reason: LinkRefusal['code'] },
  actor: Actor,
  now: DateTime
): Promise<void> {
  if (!link) return
  const target = { type: 'staff', id: link.staff.publicId }
  const facts = { action, outcome: 'refused' as const, target, details: { reason } }
  await writeTransaction((trx) => recordAudit(trx, actor, facts, now))
}

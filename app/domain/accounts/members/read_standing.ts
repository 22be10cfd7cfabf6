import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type { Member } from '#domain/accounts/members/list_members'
import { bouncedAddresses } from '#domain/outbox/bounced_addresses'

/** How somebody of a client stands, as staff look at it. */
export type MemberStanding = Member & {
  /** When the link of the invite ends that can still be used; null when there is none. */
  inviteExpiresAt: DateTime | null
  /** What the mail provider last told of the address; null while mail arrives there. */
  bounce: { at: DateTime; reason: string | null } | null
  /** On whichever device, for this client. */
  lastSeenAt: DateTime | null
  /** Whether a second factor is asked of them. */
  hasFactor: boolean
}

type At = { id: number | string; at: string }

/** The same people with how each stands, in a few statements however many they are. */
export async function readStanding(members: Member[]): Promise<MemberStanding[]> {
  const ids = members.map(({ membership }) => membership.id)
  const accountIds = members.map(({ membership }) => membership.accountId)
  const emails = members.flatMap(({ membership }) => membership.account.email ?? [])
  const [links, seen, bounces, factors] = [
    await openLinks(ids),
    await lastSeen(ids),
    await lastBounces(emails),
    await whoHaveFactor(accountIds),
  ]
  return members.map((member) => {
    const { id, accountId, account, state } = member.membership
    return {
      ...member,
      inviteExpiresAt: state === 'invited' ? (links.get(id) ?? null) : null,
      bounce: (account.email && bounces.get(account.email)) || null,
      lastSeenAt: seen.get(id) ?? null,
      hasFactor: factors.has(accountId),
    }
  })
}

async function openLinks(ids: number[]): Promise<Map<number, DateTime>> {
  const rows: At[] = await db
    .from('secret_tokens')
    .whereIn('membership_id', ids)
    .where('purpose', 'invite')
    .whereNull('used_at')
    .whereNull('voided_at')
    .groupBy('membership_id')
    .select('membership_id as id')
    .max('expires_at as at')
  return byId(rows)
}

async function lastSeen(ids: number[]): Promise<Map<number, DateTime>> {
  const rows: At[] = await db
    .from('sign_ins')
    .whereIn('membership_id', ids)
    .groupBy('membership_id')
    .select('membership_id as id')
    .max('last_seen_at as at')
  return byId(rows)
}

async function lastBounces(emails: string[]): Promise<Map<string, MemberStanding['bounce']>> {
  const bounced = await bouncedAddresses(emails, db.connection())
  const rows: { email: string; occurred_at: string; reason: string | null }[] = await db
    .from('mail_bounces')
    .whereIn('email', [...bounced])
    .whereIn('kind', ['hard', 'complaint'])
    .orderBy('id')
    .select('email', 'occurred_at', 'reason')
  return new Map(rows.map((row) => [row.email, { at: utc(row.occurred_at), reason: row.reason }]))
}

async function whoHaveFactor(accountIds: number[]): Promise<Set<number>> {
  const apps = db.from('totp_secrets').whereNotNull('confirmed_at')
  const rows: { account_id: number | string }[] = await apps
    .whereIn('account_id', accountIds)
    .select('account_id')
    .union(db.from('passkeys').whereIn('account_id', accountIds).select('account_id'))
  return new Set(rows.map((row) => Number(row.account_id)))
}

function byId(rows: At[]): Map<number, DateTime> {
  return new Map(rows.map(({ id, at }) => [Number(id), utc(at)]))
}

function utc(text: string): DateTime {
  return DateTime.fromISO(text, { zone: 'utc' })
}

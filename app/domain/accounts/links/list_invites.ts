import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { membershipQuery } from '#domain/accounts/members/list_memberships'
import { keysetPage } from '#domain/lists/keyset_page'
import { isBounced } from '#domain/outbox/bounced_addresses'
import { iso } from '#domain/shared/iso'
import type Membership from '#models/membership'

export type InviteState = 'pending' | 'expired' | 'bounced'

export type OpenInvite = {
  membership: Membership
  expiresAt: DateTime | null
  state: InviteState
}

export type InviteQuery = { state?: InviteState; client?: string; limit?: number; after?: string }

/** When the newest link that can still be used ends; null when there is none. */
const EXPIRES_AT = `(select max(t.expires_at) from secret_tokens as t
  where t.account_id = memberships.account_id and t.purpose = 'invite'
    and t.membership_id = memberships.id and t.used_at is null and t.voided_at is null)`

/** Whom invites to many leave out, because their address takes no mail. */
const BOUNCED = `exists (select 1 from accounts as invited
  where invited.id = memberships.account_id and ${isBounced('invited.email')})`

/** Invites that nobody has taken yet, the newest membership first; null for a wrong cursor. */
export async function listInvites({ state, client, ...page }: InviteQuery, now: DateTime) {
  const query = membershipQuery({ state: 'invited', client })
    .select('memberships.*')
    .select(db.raw(`${EXPIRES_AT} as expires_at`), db.raw(`${BOUNCED} as bounced`))
  if (state === 'bounced') query.whereRaw(BOUNCED)
  else if (state) query.whereRaw(`not ${BOUNCED}`)
  if (state === 'pending') query.whereRaw(`${EXPIRES_AT} > ?`, [iso(now)])
  if (state === 'expired') {
    query.whereRaw(`(${EXPIRES_AT} is null or ${EXPIRES_AT} <= ?)`, [iso(now)])
  }
  const found = await keysetPage(query, page)
  return found && { ...found, rows: found.rows.map((row) => openInvite(row, now)) }
}

function openInvite(membership: Membership, now: DateTime): OpenInvite {
  const { expires_at: until, bounced } = membership.$extras as {
    expires_at: string | null
    bounced: unknown
  }
  const expiresAt = until === null ? null : DateTime.fromISO(until, { zone: 'utc' })
  const isOpen = expiresAt !== null && expiresAt > now
  const state = isOpen ? 'pending' : 'expired'
  return { membership, expiresAt, state: bounced ? 'bounced' : state }
}

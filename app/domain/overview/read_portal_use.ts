import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { iso } from '#domain/shared/iso'

const LATELY = { days: 30 }

/** How many clients got how far; each counts once. */
export type PortalUse = {
  clients: number
  /** Somebody of them has a portal account that is open. */
  active: number
  /** Somebody was invited, and nobody has accepted. */
  invited: number
  notInvited: number
  /** Somebody of them signed in within 30 days. */
  signedInLately: number
}

export async function readPortalUse(now: DateTime): Promise<PortalUse> {
  const [clients, standing, lately] = await Promise.all([
    db.from('clients').count('* as total').firstOrFail(),
    db
      .from((perClient) => {
        perClient
          .from('memberships')
          .whereIn('state', ['active', 'invited'])
          .groupBy('client_id')
          .select(db.raw(`max(case when state = 'active' then 1 else 0 end) as is_active`))
          .as('per_client')
      })
      .count('* as reached')
      .sum('is_active as active')
      .firstOrFail(),
    db
      .from('memberships')
      .join('accounts', 'accounts.id', 'memberships.account_id')
      .where('memberships.state', 'active')
      .where('accounts.last_signed_in_at', '>', iso(now.minus(LATELY)))
      .countDistinct('memberships.client_id as total')
      .firstOrFail(),
  ])
  const reached = Number(standing.reached)
  const active = Number(standing.active ?? 0)
  const total = Number(clients.total)
  return {
    clients: total,
    active,
    invited: reached - active,
    notInvited: total - reached,
    signedInLately: Number(lately.total),
  }
}

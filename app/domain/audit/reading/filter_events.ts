import db from '@adonisjs/lucid/services/db'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { DateTime } from 'luxon'
import { ACTION_GROUPS, type ActionGroup } from '#domain/audit/reading/action_groups'
import { iso } from '#domain/shared/iso'
import AuditEvent from '#models/audit_event'

type EventFilter = {
  /** "payment.settled", or all of a kind: "payment". */
  action?: string
  /** Kinds of actions that people look for together. */
  group?: ActionGroup
  /** A kind of actor, a public id, or the address that somebody signs in with. */
  actor?: string
  /** Public id of a client. */
  client?: string
  since?: DateTime | null
  until?: DateTime | null
}

const KINDS: string[] = ['account', 'staff', 'system', 'gateway', 'anonymous', 'pay_link']

/** Events of the audit log, narrowed; those of the last second too, which are not sealed yet. */
export function filterEvents({ action, group, actor, client, since, until }: EventFilter) {
  const query = AuditEvent.query()
  if (action?.includes('.')) query.where('action', action)
  else if (action) query.where((kind) => ofKind(kind, action))
  if (group) {
    query.where((either) => {
      for (const kind of ACTION_GROUPS[group]) either.orWhere((one) => ofKind(one, kind))
    })
  }
  if (actor) {
    if (KINDS.includes(actor)) query.where('actor_type', actor)
    else if (actor.includes('@')) query.whereIn('actor_id', withAddress(actor))
    else query.where('actor_id', actor)
  }
  if (client) {
    query.whereIn('client_id', (clients) =>
      clients.from('clients').where('public_id', client).select('id')
    )
  }
  if (since) query.where('occurred_at', '>=', iso(since))
  if (until) query.where('occurred_at', '<=', iso(until))
  return query
}

/** Between "payment." and "payment/", which comes next: what an index can find. */
function ofKind(query: ModelQueryBuilderContract<typeof AuditEvent>, kind: string): void {
  query.where('action', '>=', `${kind}.`).where('action', '<', `${kind}/`)
}

function withAddress(address: string) {
  const email = address.toLowerCase()
  const accounts = db.from('accounts').where('email', email).select('public_id')
  return db.from('staff').where('email', email).select('public_id').unionAll(accounts)
}

import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { EventRow } from '#domain/audit/event_facts'

/** Audit events with their client's public id. Without models: whole chains are read this way. */
export function eventRows(client: QueryClientContract): DatabaseQueryBuilderContract<EventRow> {
  return client
    .from('audit_events')
    .leftJoin('clients', 'clients.id', 'audit_events.client_id')
    .select('audit_events.*', 'clients.public_id as client_public_id')
}

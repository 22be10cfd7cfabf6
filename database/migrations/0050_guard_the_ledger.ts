import { BaseSchema } from '@adonisjs/lucid/schema'

const SEALING = ['seq', 'previous_hash', 'hash']
const EVENT_FACTS = [
  'public_id',
  'occurred_at',
  'actor_type',
  'actor_id',
  'actor_role',
  'client_id',
  'action',
  'target_type',
  'target_id',
  'outcome',
  'details',
  'request_id',
  'session_hash',
  'personal_commitment',
]

/**
 * Rows of allocations and of the audit log are never edited or deleted; audit rows are sealed once.
 */
export default class extends BaseSchema {
  async up() {
    if (this.db.dialect.name === 'postgres') this.guardOnPostgres()
    else this.guardOnSqlite()
  }

  async down() {
    for (const name of ['allocations_no_update', 'allocations_no_delete']) {
      this.drop(name, 'allocations')
    }
    for (const name of ['audit_events_seal_once', 'audit_events_no_delete']) {
      this.drop(name, 'audit_events')
    }
    if (this.db.dialect.name === 'postgres') {
      this.schema.raw('drop function if exists refuse_change()')
    }
  }

  private drop(trigger: string, table: string) {
    const on = this.db.dialect.name === 'postgres' ? ` on ${table}` : ''
    this.schema.raw(`drop trigger if exists ${trigger}${on}`)
  }

  private guardOnPostgres() {
    this.schema.raw(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin raise exception '% is append-only', tg_table_name; end $$`)
    this.schema.raw(`create trigger allocations_no_update before update on allocations
      for each row execute function refuse_change()`)
    this.schema.raw(`create trigger allocations_no_delete before delete on allocations
      for each row execute function refuse_change()`)
    this.schema.raw(`create trigger audit_events_no_delete before delete on audit_events
      for each row execute function refuse_change()`)
    this.schema.raw(`create trigger audit_events_seal_once before update on audit_events
      for each row when (old.seq is not null or ${this.changed(EVENT_FACTS, 'is distinct from')})
      execute function refuse_change()`)
  }

  private guardOnSqlite() {
    const refuse = (table: string) => `begin select raise(abort, '${table} is append-only'); end`
    this.schema.raw(`create trigger allocations_no_update before update on allocations
      ${refuse('allocations')}`)
    this.schema.raw(`create trigger allocations_no_delete before delete on allocations
      ${refuse('allocations')}`)
    this.schema.raw(`create trigger audit_events_no_delete before delete on audit_events
      ${refuse('audit_events')}`)
    this.schema.raw(`create trigger audit_events_seal_once before update on audit_events
      when old.seq is not null or ${this.changed(EVENT_FACTS, 'is not')} ${refuse('audit_events')}`)
  }

  private changed(columns: string[], operator: string) {
    return columns
      .filter((column) => !SEALING.includes(column))
      .map((column) => `old.${column} ${operator} new.${column}`)
      .join(' or ')
  }
}

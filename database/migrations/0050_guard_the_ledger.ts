import { BaseSchema } from '@adonisjs/lucid/schema'

const NEVER_DELETED = [
  ...['allocations', 'audit_events', 'disputes', 'gateway_events', 'payments', 'refunds'],
  ...['audit_heads', 'audit_keys', 'transfer_reports'],
]

/** Personal data beside the audit log may be erased, but not changed. */
const NEVER_UPDATED = ['allocations', 'audit_heads', 'audit_keys', 'audit_personal']

const EVENT_FACTS = [
  'id',
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

/** What stays as it was written. The other columns are copies of sums, or what became of the row. */
const FACTS = {
  gateway_events: [
    ...['id', 'gateway', 'event_id', 'type', 'gateway_order_id'],
    ...['gateway_payment_id', 'reference', 'body', 'headers', 'received_at'],
  ],
  payments: [
    ...['id', 'public_id', 'client_id', 'intent_id', 'gateway', 'gateway_payment_id'],
    ...['currency', 'amount_minor', 'method', 'method_detail', 'receipt_number'],
    ...['paid_at', 'recorded_by_id', 'note', 'created_at'],
  ],
  refunds: [
    ...['id', 'public_id', 'client_id', 'payment_id', 'gateway', 'idempotency_key'],
    ...['kind', 'currency', 'amount_minor', 'recorded_by_id', 'created_at'],
  ],
}

/**
 * Money that moved, what gateways said and what people did is never edited or deleted, by whatever
 * reaches the database: allocations and signed heads not at all; payments, refunds and gateway
 * events but for what became of them; audit rows are sealed once.
 */
export default class extends BaseSchema {
  async up() {
    if (this.isPostgres) {
      this.schema.raw(`
        create function refuse_change() returns trigger language plpgsql as $$
        begin raise exception '% is append-only', tg_table_name; end $$`)
    }
    for (const table of NEVER_DELETED) this.guard(`${table}_no_delete`, 'delete', table)
    for (const table of NEVER_UPDATED) this.guard(`${table}_no_update`, 'update', table)
    const isSealed = `old.seq is not null or ${this.changed(EVENT_FACTS)}`
    this.guard('audit_events_seal_once', 'update', 'audit_events', isSealed)
    for (const [table, columns] of Object.entries(FACTS)) {
      this.guard(`${table}_keep_facts`, 'update', table, this.changed(columns))
    }
  }

  async down() {
    for (const table of NEVER_DELETED) this.drop(`${table}_no_delete`, table)
    for (const table of NEVER_UPDATED) this.drop(`${table}_no_update`, table)
    this.drop('audit_events_seal_once', 'audit_events')
    for (const table of Object.keys(FACTS)) this.drop(`${table}_keep_facts`, table)
    if (this.isPostgres) this.schema.raw('drop function if exists refuse_change()')
  }

  private get isPostgres(): boolean {
    return this.db.dialect.name === 'postgres'
  }

  private guard(name: string, event: 'update' | 'delete', table: string, condition = '') {
    const when = condition && `when (${condition})`
    const refuse = this.isPostgres
      ? `for each row ${when} execute function refuse_change()`
      : `for each row ${when} begin select raise(abort, '${table} is append-only'); end`
    this.schema.raw(`create trigger ${name} before ${event} on ${table} ${refuse}`)
  }

  private drop(trigger: string, table: string) {
    this.schema.raw(`drop trigger if exists ${trigger}${this.isPostgres ? ` on ${table}` : ''}`)
  }

  /** True when a column is not what it was; null is a value like others. */
  private changed(columns: string[]): string {
    const differs = this.isPostgres ? 'is distinct from' : 'is not'
    return columns.map((column) => `old.${column} ${differs} new.${column}`).join(' or ')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

/** Attempts to pay, and what gateways tell of them. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('payment_intents', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('account_id').nullable().references('accounts.id')
      table.string('gateway', 20).notNullable()
      table.string('currency', 3).notNullable()
      table.bigInteger('amount_minor').notNullable()
      table.string('state', 12).notNullable()
      table.string('idempotency_key', 100).notNullable().unique()
      // The nth attempt at its first invoice: gateways refuse a number they have seen.
      table.integer('attempt').notNullable()
      table.string('gateway_order_id', 64).nullable()
      table.string('checkout_url', 1000).nullable()
      table.string('failure_code', 100).nullable()
      table.string('failure_message', 500).nullable()
      // Why accepted money has not moved yet, in the gateway's words.
      table.string('pending_reason', 500).nullable()
      table.string('held_reason', 500).nullable()
      // What staff decided about held money: kept as it came, or sent back.
      table.string('resolution', 10).nullable()
      table.string('resolution_note', 500).nullable()
      table.bigInteger('resolved_by_id').nullable().references('staff.id')
      table.timestamp('resolved_at', { useTz: true }).nullable()
      table.integer('checks').notNullable().defaultTo(0)
      table.timestamp('next_check_at', { useTz: true }).nullable()
      table.timestamp('settled_at', { useTz: true }).nullable()
      // When a payer was first known to be paying.
      table.timestamp('under_way_at', { useTz: true }).nullable()
      // Since when the gateway says that it has no such order.
      table.timestamp('absent_since', { useTz: true }).nullable()
      // Since when somebody had reason to look, and not all of the answer came.
      table.timestamp('unanswered_since', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
      table.unique(['gateway', 'gateway_order_id'])
      table.index(['client_id', 'state'])
      table.index(['next_check_at'])
      table.check('amount_minor > 0', [], 'payment_intents_amount_positive')
      table.check(
        `state in ('created', 'redirected', 'processing', 'succeeded', 'pending', 'failed', 'unknown', 'held', 'expired')`,
        [],
        'payment_intents_state'
      )
      table.check(`resolution in ('accepted', 'returned')`, [], 'payment_intents_resolution')
    })

    this.schema.createTable('payment_intent_invoices', (table) => {
      table.bigIncrements('id')
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('intent_id').notNullable().references('payment_intents.id')
      table.bigInteger('invoice_id').notNullable().references('invoices.id').index()
      table.bigInteger('amount_minor').notNullable()
      table.unique(['intent_id', 'invoice_id'])
      table.check('amount_minor > 0', [], 'payment_intent_invoices_amount_positive')
    })

    this.schema.createTable('gateway_events', (table) => {
      table.bigIncrements('id')
      table.string('gateway', 20).notNullable()
      table.string('event_id', 100).notNullable()
      table.string('type', 100).notNullable()
      table.string('gateway_order_id', 64).nullable().index()
      table.string('gateway_payment_id', 64).nullable()
      // Our intent's public id, when the gateway repeats it.
      table.string('reference', 64).nullable()
      table.binary('body').notNullable()
      table.text('headers').notNullable()
      table.timestamp('received_at', { useTz: true }).notNullable()
      table.timestamp('processed_at', { useTz: true }).nullable()
      table.string('outcome', 200).nullable()
      // While it waits: when it is taken up next (a lease, or after a failure), and how often it failed.
      table.timestamp('next_try_at', { useTz: true }).nullable()
      table.integer('failures').notNullable().defaultTo(0)
      table.string('last_error', 500).nullable()
      table.unique(['gateway', 'event_id'])
      table.index(['gateway', 'received_at'])
    })

    this.schema.raw(
      'create index gateway_events_waiting on gateway_events (id) where processed_at is null'
    )

    // Events whose signature did not verify: apart, so that a forged id never takes a real one's place.
    this.schema.createTable('rejected_events', (table) => {
      table.bigIncrements('id')
      table.string('gateway', 20).notNullable().index()
      table.string('reason', 200).notNullable()
      table.binary('body').notNullable()
      table.text('headers').notNullable()
      table.timestamp('received_at', { useTz: true }).notNullable()
    })
  }

  async down() {
    for (const table of [
      'rejected_events',
      'gateway_events',
      'payment_intent_invoices',
      'payment_intents',
    ]) {
      this.schema.dropTable(table)
    }
  }
}

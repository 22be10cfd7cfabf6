import { BaseSchema } from '@adonisjs/lucid/schema'

/** The append-only money tables, and what keeps money from being counted twice. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('payments', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('intent_id').nullable().references('payment_intents.id').index()
      table.string('gateway', 20).notNullable()
      table.string('gateway_payment_id', 64).notNullable()
      table.string('currency', 3).notNullable()
      table.bigInteger('amount_minor').notNullable()
      table.string('method', 30).notNullable()
      table.string('method_detail', 100).nullable()
      table.string('receipt_number', 40).notNullable().unique()
      // Of the request that recorded it; null for what a gateway told of.
      table.string('idempotency_key', 100).nullable().unique()
      table.timestamp('paid_at', { useTz: true }).notNullable()
      table.bigInteger('recorded_by_id').nullable().references('staff.id')
      table.string('note', 500).nullable()
      // Copies of sums over allocations and refunds.
      table.bigInteger('unapplied_minor').notNullable()
      table.bigInteger('refunded_minor').notNullable().defaultTo(0)
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.unique(['gateway', 'gateway_payment_id'])
      table.index(['client_id', 'paid_at', 'id'])
      table.check('amount_minor > 0', [], 'payments_amount_positive')
      table.check('unapplied_minor >= 0', [], 'payments_unapplied_not_negative')
      table.check('refunded_minor >= 0 and refunded_minor <= amount_minor', [], 'payments_refunded')
    })

    this.schema.createTable('refunds', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('payment_id').notNullable().references('payments.id').index()
      table.string('gateway', 20).notNullable()
      table.string('gateway_refund_id', 64).nullable()
      table.string('idempotency_key', 100).notNullable().unique()
      table.string('kind', 10).notNullable()
      table.string('state', 10).notNullable()
      table.string('currency', 3).notNullable()
      table.bigInteger('amount_minor').notNullable()
      table.string('reason', 500).nullable()
      // Whether the client still owes it. Null: nobody was asked (a refund made at the gateway).
      table.boolean('still_owed').nullable()
      table.bigInteger('credit_note_id').nullable().references('invoices.id')
      table.string('failure_code', 100).nullable()
      table.string('failure_message', 500).nullable()
      table.integer('checks').notNullable().defaultTo(0)
      table.timestamp('next_check_at', { useTz: true }).nullable().index()
      table.bigInteger('recorded_by_id').nullable().references('staff.id')
      table.timestamp('refunded_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
      table.unique(['gateway', 'gateway_refund_id'])
      table.index(['client_id', 'refunded_at', 'id'])
      table.check('amount_minor > 0', [], 'refunds_amount_positive')
      table.check(`kind in ('refund', 'reversal', 'chargeback')`, [], 'refunds_kind')
      table.check(
        `state in ('requested', 'pending', 'done', 'failed', 'unknown')`,
        [],
        'refunds_state'
      )
    })

    this.schema.createTable('disputes', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('payment_id').notNullable().references('payments.id').index()
      table.string('gateway', 20).notNullable()
      table.string('gateway_dispute_id', 64).notNullable()
      table.string('state', 12).notNullable()
      table.string('currency', 3).notNullable()
      table.bigInteger('amount_minor').notNullable()
      table.string('reason', 200).nullable()
      table.timestamp('respond_by', { useTz: true }).nullable()
      // What a lost dispute took back.
      table.bigInteger('refund_id').nullable().references('refunds.id')
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
      table.unique(['gateway', 'gateway_dispute_id'])
      table.check(`state in ('open', 'won', 'lost')`, [], 'disputes_state')
    })

    /*
     * Which invoice a payment (or its refund, negative), or a credit note, counts towards.
     * A correction is a new row.
     */
    this.schema.createTable('allocations', (table) => {
      table.bigIncrements('id')
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('invoice_id').notNullable().references('invoices.id').index()
      table.bigInteger('payment_id').nullable().references('payments.id').index()
      table.bigInteger('refund_id').nullable().references('refunds.id').index()
      table.bigInteger('credit_note_id').nullable().references('invoices.id').index()
      table.string('currency', 3).notNullable()
      table.bigInteger('amount_minor').notNullable()
      // Of the request that staff allocated credit with.
      table.string('idempotency_key', 100).nullable().unique()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.check('amount_minor <> 0', [], 'allocations_amount_not_zero')
      table.check(
        '(payment_id is not null) <> (credit_note_id is not null)',
        [],
        'allocations_one_source'
      )
      table.check(
        'refund_id is null or payment_id is not null',
        [],
        'allocations_refund_of_payment'
      )
    })

    this.schema.createTable('idempotency_keys', (table) => {
      table.bigIncrements('id')
      table.string('scope', 60).notNullable()
      table.string('key', 100).notNullable()
      table.string('request_hash', 64).notNullable()
      table.integer('status').nullable()
      table.text('body').nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.unique(['scope', 'key'])
    })

    this.schema.createTable('counters', (table) => {
      table.string('name', 60).primary()
      table.bigInteger('value').notNullable()
    })
  }

  async down() {
    for (const table of [
      'counters',
      'idempotency_keys',
      'allocations',
      'disputes',
      'refunds',
      'payments',
    ]) {
      this.schema.dropTable(table)
    }
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

/** The company's logos, what came back of mails, and who works in the background. */
export default class extends BaseSchema {
  async up() {
    // In the database, so that every server has it. Old ones stay a while: open pages name them.
    this.schema.createTable('brand_logos', (table) => {
      // SHA-256 of `bytes`, in hex.
      table.string('hash', 64).primary()
      table.integer('width').notNullable()
      table.integer('height').notNullable()
      // See Logo in the settings.
      table.string('tone', 10).notNullable()
      table.binary('bytes').notNullable()
      // The same on a plate that it can be read on, for where the ground is not ours.
      table.binary('plated_bytes').notNullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.check(`tone in ('light', 'dark', 'any')`, [], 'brand_logos_tone')
    })

    this.schema.createTable('mail_bounces', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      // Letters about getting in are not kept for ever; that their address bounces is known longer.
      table
        .bigInteger('mail_id')
        .nullable()
        .references('outbox_mails.id')
        .onDelete('SET NULL')
        .index()
      table.bigInteger('client_id').nullable().references('clients.id').index()
      // The address that the mail was for, as accounts have it.
      table.string('email', 254).notNullable().index()
      table.string('kind', 10).notNullable()
      table.string('reason', 500).nullable()
      // The same report again is told by this.
      table.string('report_hash', 64).notNullable().unique()
      table.timestamp('occurred_at', { useTz: true }).notNullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.check(`kind in ('hard', 'soft', 'complaint')`, [], 'mail_bounces_kind')
    })

    this.schema.createTable('heartbeats', (table) => {
      // One for each process.
      table.string('id', 32).primary()
      table.string('role', 20).notNullable()
      table.string('version', 40).notNullable()
      table.timestamp('started_at', { useTz: true }).notNullable()
      table.timestamp('beat_at', { useTz: true }).notNullable()
    })

    this.schema.alterTable('outbox_mails', (table) => {
      table.index(['state', 'id'])
      table.index(['to_email'])
    })
    this.schema.alterTable('payments', (table) => {
      table.index(['currency', 'paid_at', 'amount_minor'], 'payments_by_day')
    })
    this.schema.alterTable('refunds', (table) => {
      table.index(['currency', 'refunded_at', 'state', 'amount_minor'], 'refunds_by_day')
    })
    this.schema.alterTable('audit_events', (table) => {
      table.index(['action', 'id'])
      table.index(['occurred_at'])
    })
    this.schema.raw(
      `create index invoices_open on invoices (currency, due_on, balance_minor)
       where state = 'issued' and balance_minor > 0`
    )
  }

  async down() {
    this.schema.raw('drop index invoices_open')
    this.schema.alterTable('audit_events', (table) => {
      table.dropIndex(['occurred_at'])
      table.dropIndex(['action', 'id'])
    })
    this.schema.alterTable('refunds', (table) => table.dropIndex([], 'refunds_by_day'))
    this.schema.alterTable('payments', (table) => table.dropIndex([], 'payments_by_day'))
    this.schema.alterTable('outbox_mails', (table) => {
      table.dropIndex(['to_email'])
      table.dropIndex(['state', 'id'])
    })
    for (const table of ['heartbeats', 'mail_bounces', 'brand_logos']) this.schema.dropTable(table)
  }
}

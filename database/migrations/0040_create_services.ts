import { BaseSchema } from '@adonisjs/lucid/schema'
import { QueueSchemaService } from '@adonisjs/queue'

/** What the product runs on: settings, outbox, audit log, sessions, limits, queue. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('settings', (table) => {
      table.string('key', 60).primary()
      table.text('value').notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
    })

    this.schema.createTable('outbox_mails', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.string('kind', 40).notNullable()
      table.bigInteger('client_id').nullable().references('clients.id').index()
      table.bigInteger('account_id').nullable().references('accounts.id')
      table.string('to_email', 254).notNullable()
      table.string('to_name', 200).nullable()
      table.string('locale', 20).notNullable()
      table.text('params').notNullable()
      // Links that sign somebody in: encrypted, and erased once the mail was accepted.
      table.text('secret_params').nullable()
      table.string('message_id', 120).notNullable().unique()
      table.string('subject', 300).nullable()
      table.string('state', 10).notNullable()
      table.integer('attempts').notNullable().defaultTo(0)
      table.string('last_error', 500).nullable()
      table.timestamp('sent_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
      table.check(`state in ('queued', 'sent', 'failed')`, [], 'outbox_mails_state')
    })

    this.schema.createTable('audit_events', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.timestamp('occurred_at', { useTz: true }).notNullable()
      table.string('actor_type', 10).notNullable()
      table.string('actor_id', 32).nullable()
      table.string('actor_role', 10).nullable()
      table.bigInteger('client_id').nullable().references('clients.id')
      table.string('action', 60).notNullable()
      table.string('target_type', 30).nullable()
      table.string('target_id', 64).nullable()
      table.string('outcome', 10).notNullable()
      table.text('details').notNullable()
      table.string('request_id', 64).nullable()
      table.string('session_hash', 64).nullable()
      // SHA-256 over salt and personal data, so that erasing the person keeps the chain whole.
      table.string('personal_commitment', 64).nullable()
      // The chain: filled once, by the sealer.
      table.bigInteger('seq').nullable().unique()
      table.string('previous_hash', 64).nullable()
      table.string('hash', 64).nullable()
      table.index(['client_id', 'id'])
      table.check(`outcome in ('done', 'refused', 'failed')`, [], 'audit_events_outcome')
      table.check(
        `actor_type in ('account', 'staff', 'system', 'gateway', 'anonymous', 'pay_link')`,
        [],
        'audit_events_actor'
      )
    })

    this.schema.createTable('audit_personal', (table) => {
      table.bigInteger('event_id').primary().references('audit_events.id')
      table.string('salt', 64).notNullable()
      table.text('data').notNullable()
    })

    this.schema.createTable('sessions', (table) => {
      table.string('id').primary()
      table.text('data').notNullable()
      table.string('user_id').nullable().index()
      table.timestamp('expires_at', { useTz: true }).notNullable().index()
    })

    this.schema.createTable('rate_limits', (table) => {
      table.string('key', 255).notNullable().primary()
      table.integer('points').notNullable().defaultTo(0)
      table.bigInteger('expire').unsigned()
    })

    this.defer(async (db) => {
      const queue = new QueueSchemaService(db.getWriteClient())
      await queue.createJobsTable()
      await queue.createSchedulesTable()
    })
  }

  async down() {
    this.defer(async (db) => {
      const queue = new QueueSchemaService(db.getWriteClient())
      await queue.dropSchedulesTable()
      await queue.dropJobsTable()
    })

    for (const table of [
      'rate_limits',
      'sessions',
      'audit_personal',
      'audit_events',
      'outbox_mails',
      'settings',
    ]) {
      this.schema.dropTable(table)
    }
  }
}

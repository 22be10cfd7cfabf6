import { BaseSchema } from '@adonisjs/lucid/schema'

/** Staff who look at the portal as a client sees it: for minutes, and never longer than their sign-in. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('client_viewings', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      table
        .bigInteger('sign_in_id')
        .notNullable()
        .references('sign_ins.id')
        .onDelete('CASCADE')
        .index()
      // What the browser keeps: only its hash.
      table.string('secret_hash', 64).notNullable().unique()
      table.timestamp('started_at', { useTz: true }).notNullable()
      table.timestamp('expires_at', { useTz: true }).notNullable()
      table.timestamp('ended_at', { useTz: true }).nullable()
      table.string('end_reason', 20).nullable()
      table.index(['ended_at', 'expires_at'])
      table.check(
        `end_reason in ('stopped', 'replaced', 'expired', 'signed_out')`,
        [],
        'client_viewings_end_reason'
      )
      table.check('(ended_at is null) = (end_reason is null)', [], 'client_viewings_ended')
    })

    // An invite whose link staff took into their own hands says nothing of who reads the address.
    this.schema.alterTable('secret_tokens', (table) => {
      table.boolean('handed_over').notNullable().defaultTo(false)
    })
  }

  async down() {
    this.schema.alterTable('secret_tokens', (table) => {
      table.dropColumn('handed_over')
    })
    this.schema.dropTable('client_viewings')
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

/** What staff write down about a client for each other. No client is ever told of any. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('client_notes', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('staff_id').notNullable().references('staff.id')
      table.text('text').notNullable()
      // Who changed it last, and when; null while it is as it was written.
      table.bigInteger('edited_by_id').nullable().references('staff.id')
      table.timestamp('edited_at', { useTz: true }).nullable()
      // Kept a while, so that deleting can be taken back.
      table.timestamp('deleted_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
      table.index(['client_id', 'id'])
      table.index(['deleted_at'])
    })
  }

  async down() {
    this.schema.dropTable('client_notes')
  }
}

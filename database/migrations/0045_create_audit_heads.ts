import { BaseSchema } from '@adonisjs/lucid/schema'

/** Who vouches for the audit log: signed heads of its chain, and the public keys that check them. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('audit_keys', (table) => {
      // The fingerprint of the key; an export names it, and so does the daily mail.
      table.string('id', 32).primary()
      table.text('public_key').notNullable()
      table.timestamp('first_used_at', { useTz: true }).notNullable()
    })

    this.schema.createTable('audit_heads', (table) => {
      table.bigInteger('seq').primary()
      table.string('hash', 64).notNullable()
      table.timestamp('signed_at', { useTz: true }).notNullable()
      table.string('key_id', 32).notNullable().references('audit_keys.id')
      table.string('signature', 100).notNullable()
    })

    // What a person did, and what was done about them: their activity, and their erasure.
    this.schema.alterTable('audit_events', (table) => {
      table.index(['actor_id', 'id'])
      table.index(['target_id', 'id'])
    })
  }

  async down() {
    this.schema.alterTable('audit_events', (table) => {
      table.dropIndex(['actor_id', 'id'])
      table.dropIndex(['target_id', 'id'])
    })
    this.schema.dropTable('audit_heads')
    this.schema.dropTable('audit_keys')
  }
}

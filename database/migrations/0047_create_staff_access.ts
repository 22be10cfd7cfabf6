import { BaseSchema } from '@adonisjs/lucid/schema'
import { newPublicId } from '#domain/shared/public_id'

/** How staff get in: links by mail, tokens that can be named, and the CLI by approval. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('api_tokens', (table) => {
      table.string('public_id', 32).nullable().unique()
    })
    this.schema.alterTable('staff', (table) => {
      // Null until somebody who was invited chose one.
      table.timestamp('password_set_at', { useTz: true }).nullable()
    })
    this.defer(async (db) => {
      for (const { id } of await db.from('api_tokens').whereNull('public_id').select('id')) {
        await db.from('api_tokens').where('id', id).update({ public_id: newPublicId() })
      }
      await db.rawQuery('update staff set password_set_at = created_at')
    })

    this.schema.createTable('staff_links', (table) => {
      table.bigIncrements('id')
      table.string('purpose', 20).notNullable()
      table.string('token_hash', 64).notNullable().unique()
      table.bigInteger('staff_id').notNullable().references('staff.id').index()
      table.timestamp('expires_at', { useTz: true }).notNullable()
      table.timestamp('used_at', { useTz: true }).nullable()
      table.timestamp('voided_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.check(`purpose in ('invite', 'password_reset')`, [], 'staff_links_purpose')
    })

    this.schema.createTable('cli_sign_ins', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      // What the terminal keeps, and what a person types: only their hashes.
      table.string('device_hash', 64).notNullable().unique()
      table.string('code_hash', 64).notNullable().unique()
      // Of the machine that asks, as it calls itself.
      table.string('name', 60).notNullable()
      table.string('ip', 45).nullable()
      table.string('user_agent', 300).nullable()
      table.bigInteger('staff_id').nullable().references('staff.id').index()
      // The sign-in that approved it: the approval is worth as much as that one.
      table
        .bigInteger('sign_in_id')
        .nullable()
        .references('sign_ins.id')
        .onDelete('CASCADE')
        .index()
      // How long the token will live.
      table.integer('token_days').nullable()
      table.timestamp('approved_at', { useTz: true }).nullable()
      table.timestamp('refused_at', { useTz: true }).nullable()
      table.timestamp('taken_at', { useTz: true }).nullable()
      table.timestamp('expires_at', { useTz: true }).notNullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.check('(approved_at is null) = (staff_id is null)', [], 'cli_sign_ins_approved')
    })
  }

  async down() {
    this.schema.dropTable('cli_sign_ins')
    this.schema.dropTable('staff_links')
    this.schema.alterTable('staff', (table) => table.dropColumn('password_set_at'))
    this.schema.alterTable('api_tokens', (table) => {
      table.dropUnique(['public_id'])
      table.dropColumn('public_id')
    })
  }
}

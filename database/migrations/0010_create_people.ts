import { BaseSchema } from '@adonisjs/lucid/schema'

/** Clients, the people who sign in for them, and staff. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('clients', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.string('ref', 100).nullable().unique()
      table.string('name', 300).notNullable()
      table.string('legal_name', 300).nullable()
      table.string('tax_number', 60).nullable().index()
      table.string('endpoint', 150).nullable().index()
      table.string('contact_name', 200).nullable()
      table.string('billing_email', 254).nullable()
      table.string('phone', 60).nullable()
      table.string('line_1', 300).nullable()
      table.string('line_2', 300).nullable()
      table.string('city', 150).nullable()
      table.string('postcode', 30).nullable()
      table.string('region', 150).nullable()
      table.string('country', 2).nullable()
      table.string('locale', 20).notNullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
    })

    this.schema.createTable('accounts', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.string('email', 254).nullable().unique()
      table.string('name', 200).notNullable()
      table.string('phone', 60).nullable()
      table.string('locale', 20).notNullable()
      // Random until the person chooses one, so that signing in takes as long for everybody.
      table.string('password_hash', 255).notNullable()
      table.timestamp('password_set_at', { useTz: true }).nullable()
      // Long enough without a second factor; a shorter one is good only together with one.
      table.boolean('password_stands_alone').notNullable().defaultTo(true)
      // Codes of an app and recovery codes in a row, since the last right factor.
      table.integer('wrong_codes').notNullable().defaultTo(0)
      // At how many of them none is looked at any more; a mailed reset raises it, within bounds.
      table.integer('wrong_codes_allowed').notNullable().defaultTo(100)
      table.timestamp('email_verified_at', { useTz: true }).nullable()
      table.timestamp('last_signed_in_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
      table.check('email = lower(email)', [], 'accounts_email_lower')
    })

    this.schema.createTable('memberships', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('account_id').notNullable().references('accounts.id').index()
      table.string('role', 10).notNullable()
      table.string('state', 15).notNullable()
      table.timestamp('invited_at', { useTz: true }).nullable()
      table.timestamp('activated_at', { useTz: true }).nullable()
      table.timestamp('disabled_at', { useTz: true }).nullable()
      // Whom a colleague removed a colleague may invite again; whom staff disabled only staff.
      table.string('disabled_by', 10).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
      table.unique(['client_id', 'account_id'])
      table.check(`role in ('owner', 'payer', 'viewer')`, [], 'memberships_role')
      table.check(
        `state in ('not_invited', 'invited', 'active', 'disabled')`,
        [],
        'memberships_state'
      )
    })

    this.schema.createTable('staff', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.string('email', 254).notNullable().unique()
      table.string('name', 200).notNullable()
      table.string('role', 10).notNullable()
      table.string('password_hash', 255).notNullable()
      table.boolean('password_stands_alone').notNullable().defaultTo(true)
      table.integer('wrong_codes').notNullable().defaultTo(0)
      table.integer('wrong_codes_allowed').notNullable().defaultTo(100)
      table.timestamp('last_signed_in_at', { useTz: true }).nullable()
      table.timestamp('disabled_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
      table.check('email = lower(email)', [], 'staff_email_lower')
      table.check(`role in ('viewer', 'manager', 'owner')`, [], 'staff_role')
    })

    this.schema.createTable('api_tokens', (table) => {
      table.bigIncrements('id')
      table.bigInteger('tokenable_id').notNullable().references('staff.id').index()
      table.string('type', 40).notNullable()
      table.string('name', 200).nullable()
      table.string('hash', 128).notNullable()
      table.text('abilities').notNullable()
      table.timestamp('created_at', { useTz: true })
      table.timestamp('updated_at', { useTz: true })
      table.timestamp('last_used_at', { useTz: true }).nullable()
      table.timestamp('expires_at', { useTz: true }).nullable()
    })

    this.schema.createTable('secret_tokens', (table) => {
      table.bigIncrements('id')
      table.string('purpose', 20).notNullable()
      table.string('token_hash', 64).notNullable().unique()
      table.bigInteger('account_id').notNullable().references('accounts.id')
      table.bigInteger('membership_id').nullable().references('memberships.id')
      table.string('email', 254).notNullable()
      table.timestamp('expires_at', { useTz: true }).notNullable()
      table.timestamp('used_at', { useTz: true }).nullable()
      table.timestamp('voided_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.index(['account_id', 'purpose'])
      table.check(
        `purpose in ('invite', 'password_reset', 'sign_in', 'email_change')`,
        [],
        'secret_tokens_purpose'
      )
    })
  }

  async down() {
    for (const table of [
      'secret_tokens',
      'api_tokens',
      'staff',
      'memberships',
      'accounts',
      'clients',
    ]) {
      this.schema.dropTable(table)
    }
  }
}

import { BaseSchema } from '@adonisjs/lucid/schema'

type Table = Parameters<Parameters<BaseSchema['schema']['createTable']>[1]>[0]

/** How people get in: pay links, sign-ins, second factors, mailed codes. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('pay_links', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('invoice_id').notNullable().references('invoices.id').index()
      // The first of the links in whose place this one was mailed.
      table.bigInteger('renewal_of_id').nullable().references('pay_links.id').index()
      table.string('token_hash', 64).notNullable().unique()
      // Whoever made it: staff, a person of the client, or the product for a mail.
      table.string('made_by_type', 10).notNullable()
      table.string('made_by_id', 32).nullable()
      table.timestamp('expires_at', { useTz: true }).notNullable()
      table.timestamp('revoked_at', { useTz: true }).nullable()
      table.timestamp('last_used_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.index(['client_id', 'id'])
    })

    this.schema.createTable('sign_ins', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.string('audience', 10).notNullable()
      table.bigInteger('account_id').nullable().references('accounts.id')
      // The client that the person acts for now; switching changes it.
      table.bigInteger('membership_id').nullable().references('memberships.id').index()
      table.bigInteger('staff_id').nullable().references('staff.id')
      table.bigInteger('pay_link_id').nullable().references('pay_links.id')
      table.string('method', 15).notNullable()
      table.string('factor', 15).nullable()
      table.string('ip', 45).nullable()
      table.string('user_agent', 300).nullable()
      table.timestamp('signed_in_at', { useTz: true }).notNullable()
      table.timestamp('last_seen_at', { useTz: true }).notNullable()
      table.timestamp('ended_at', { useTz: true }).nullable()
      table.string('end_reason', 20).nullable()
      table.index(['account_id', 'ended_at'])
      table.index(['staff_id', 'ended_at'])
      table.index(['pay_link_id', 'ended_at'])
      table.check(
        `(audience = 'portal' and account_id is not null and staff_id is null and pay_link_id is null)
         or (audience = 'staff' and staff_id is not null and account_id is null and pay_link_id is null)
         or (audience = 'pay_link' and pay_link_id is not null and account_id is null and staff_id is null)`,
        [],
        'sign_ins_audience'
      )
    })

    this.schema.createTable('totp_secrets', (table) => {
      table.bigIncrements('id')
      this.holder(table)
      // Encrypted with APP_KEY: a copy of the database is no second factor.
      table.text('secret').notNullable()
      table.timestamp('confirmed_at', { useTz: true }).nullable()
      // A code works once: the step of the last one that did (RFC 6238, 5.2).
      table.bigInteger('last_step').nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.unique(['account_id'])
      table.unique(['staff_id'])
    })

    this.schema.createTable('recovery_codes', (table) => {
      table.bigIncrements('id')
      this.holder(table)
      table.string('code_hash', 64).notNullable()
      table.timestamp('used_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.index(['account_id'])
      table.index(['staff_id'])
    })

    this.schema.createTable('passkeys', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      this.holder(table)
      table.string('credential_id', 1400).notNullable().unique()
      table.text('public_key').notNullable()
      table.bigInteger('counter').notNullable()
      table.text('transports').notNullable()
      table.string('name', 100).notNullable()
      table.boolean('backed_up').notNullable()
      table.timestamp('last_used_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.index(['account_id'])
      table.index(['staff_id'])
    })

    this.schema.createTable('mailed_codes', (table) => {
      table.bigIncrements('id')
      table.bigInteger('pay_link_id').notNullable().references('pay_links.id').index()
      table.bigInteger('account_id').nullable().references('accounts.id')
      table.string('code_hash', 64).notNullable()
      // Only the browser that asked may use it.
      table.string('browser_hash', 64).notNullable()
      table.integer('tries').notNullable().defaultTo(0)
      table.timestamp('expires_at', { useTz: true }).notNullable()
      table.timestamp('used_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
    })
  }

  async down() {
    const tables = ['mailed_codes', 'passkeys', 'recovery_codes', 'totp_secrets', 'sign_ins']
    for (const table of [...tables, 'pay_links']) this.schema.dropTable(table)
  }

  /** A person of a client or of the company, never both. */
  private holder(table: Table) {
    table.bigInteger('account_id').nullable().references('accounts.id')
    table.bigInteger('staff_id').nullable().references('staff.id')
    table.check('(account_id is null) <> (staff_id is null)')
  }
}

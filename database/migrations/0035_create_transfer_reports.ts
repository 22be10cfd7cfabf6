import { BaseSchema } from '@adonisjs/lucid/schema'

/** "I paid by bank transfer": what clients told us, until staff saw the money or did not. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('transfer_reports', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('invoice_id').notNullable().references('invoices.id').index()
      table.bigInteger('account_id').nullable().references('accounts.id')
      table.string('currency', 3).notNullable()
      table.bigInteger('amount_minor').notNullable()
      table.date('paid_on').notNullable()
      table.string('reference', 100).nullable()
      table.string('note', 500).nullable()
      table.string('state', 10).notNullable()
      // Told to the client when the report is rejected.
      table.string('rejection', 500).nullable()
      table.bigInteger('payment_id').nullable().references('payments.id')
      table.bigInteger('decided_by_id').nullable().references('staff.id')
      table.timestamp('decided_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
      table.index(['client_id', 'id'])
      table.index(['state', 'id'])
      table.check('amount_minor > 0', [], 'transfer_reports_amount_positive')
      table.check(
        `state in ('pending', 'confirmed', 'rejected', 'withdrawn')`,
        [],
        'transfer_reports_state'
      )
    })

    this.schema.createTable('transfer_proofs', (table) => {
      table.bigIncrements('id')
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('report_id').notNullable().unique().references('transfer_reports.id')
      table.string('name', 200).notNullable()
      table.string('content_type', 40).notNullable()
      table.binary('content').notNullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
    })
  }

  async down() {
    this.schema.dropTable('transfer_proofs')
    this.schema.dropTable('transfer_reports')
  }
}

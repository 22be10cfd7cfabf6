import { BaseSchema } from '@adonisjs/lucid/schema'

/** What clients and the company write each other about an invoice: one conversation for each. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('questions', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('invoice_id').notNullable().references('invoices.id').unique()
      table.string('state', 10).notNullable()
      // Since when it waits for staff, or when it was answered or closed.
      table.timestamp('state_since', { useTz: true }).notNullable()
      table.bigInteger('closed_by_id').nullable().references('staff.id')
      // When each side was last mailed about what the other wrote in a row; null once it wrote itself.
      table.timestamp('staff_told_at', { useTz: true }).nullable()
      table.timestamp('client_told_at', { useTz: true }).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
      table.index(['client_id', 'id'])
      table.index(['state', 'id'])
      table.check(`state in ('open', 'answered', 'closed')`, [], 'questions_state')
    })

    this.schema.createTable('question_messages', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('question_id').notNullable().references('questions.id')
      table.bigInteger('account_id').nullable().references('accounts.id')
      table.bigInteger('staff_id').nullable().references('staff.id')
      table.text('text').notNullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.index(['client_id', 'id'])
      table.index(['question_id', 'id'])
      table.check('(account_id is null) <> (staff_id is null)', [], 'question_messages_one_author')
    })
  }

  async down() {
    this.schema.dropTable('question_messages')
    this.schema.dropTable('questions')
  }
}

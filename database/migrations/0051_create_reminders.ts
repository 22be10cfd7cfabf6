import { BaseSchema } from '@adonisjs/lucid/schema'

/** What was sent of reminders and why not, where none are to go, and the days on which it was looked. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('reminder_sends', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('invoice_id').notNullable().references('invoices.id')
      // The rule's id; of one that staff sent, "now:" and the company's day: one a day.
      table.string('rule', 40).notNullable()
      // After the due date; before it when negative. Null when staff sent it.
      table.integer('days').nullable()
      table.string('template', 20).notNullable()
      // The day it was for, where the company is.
      table.date('for_day').notNullable()
      table.string('outcome', 10).notNullable()
      table.string('reason', 20).nullable()
      // Which reminder of this invoice it was, and to how many people.
      table.integer('number').nullable()
      table.integer('mails').notNullable().defaultTo(0)
      table.bigInteger('staff_id').nullable().references('staff.id')
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
      // What makes that nothing is sent twice, whoever tries.
      table.unique(['invoice_id', 'rule'])
      table.index(['client_id', 'id'])
      table.index(['outcome', 'id'])
      table.check(`outcome in ('sent', 'skipped')`, [], 'reminder_sends_outcome')
      table.check(`(outcome = 'sent') = (reason is null)`, [], 'reminder_sends_reason')
    })

    this.schema.createTable('reminder_pauses', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      // Null: all invoices of the client.
      table.bigInteger('invoice_id').nullable().references('invoices.id')
      // "client" or the invoice's row id: one pause for each.
      table.string('scope', 24).notNullable()
      // The last day without reminders, where the company is; null is for good.
      table.date('until').nullable()
      table.string('reason', 300).nullable()
      table.bigInteger('staff_id').nullable().references('staff.id')
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
      table.unique(['client_id', 'scope'])
    })

    this.schema.createTable('reminder_runs', (table) => {
      table.bigIncrements('id')
      // Of the company; one run for each.
      table.date('day').notNullable().unique()
      table.integer('sent').notNullable()
      table.integer('skipped').notNullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
    })
  }

  async down() {
    for (const table of ['reminder_runs', 'reminder_pauses', 'reminder_sends']) {
      this.schema.dropTable(table)
    }
  }
}

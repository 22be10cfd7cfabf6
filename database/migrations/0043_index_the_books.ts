import { BaseSchema } from '@adonisjs/lucid/schema'

/** Control totals of imports count and add up all invoices: from this index alone. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('invoices', (table) => {
      table.index(['currency', 'payable_minor', 'id'], 'invoices_control_totals')
    })
  }

  async down() {
    this.schema.alterTable('invoices', (table) => {
      table.dropIndex([], 'invoices_control_totals')
    })
  }
}

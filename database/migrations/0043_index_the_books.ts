import { BaseSchema } from '@adonisjs/lucid/schema'

/** For imports, and for staff who look for an invoice. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('invoices', (table) => {
      // Control totals count and add up all invoices: from this index alone.
      table.index(['currency', 'payable_minor', 'id'], 'invoices_control_totals')
      table.index(['due_on', 'id'], 'invoices_due')
      table.index(['number'], 'invoices_number')
      table.index(['po_number'], 'invoices_po_number')
    })
    this.schema.alterTable('clients', (table) => {
      table.index(['name'], 'clients_name')
    })
  }

  async down() {
    this.schema.alterTable('invoices', (table) => {
      for (const name of ['control_totals', 'due', 'number', 'po_number']) {
        table.dropIndex([], `invoices_${name}`)
      }
    })
    this.schema.alterTable('clients', (table) => {
      table.dropIndex([], 'clients_name')
    })
  }
}

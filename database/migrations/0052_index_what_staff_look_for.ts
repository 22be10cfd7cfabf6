import { BaseSchema } from '@adonisjs/lucid/schema'

/** The few of a kind among very many: read and counted without a look at the others. */
const FEW = {
  invoices_drafts: `state = 'draft'`,
  invoices_voided: `state = 'void'`,
  invoices_pending: 'pending_minor > 0',
  invoices_refunded: 'refunded_minor > 0',
}

/** Invoices by their state and day, and credit notes that are written once. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('invoices', (table) => {
      // Of the request that made a credit note.
      table.string('idempotency_key', 64).nullable()
      table.index(['issued_on', 'id'], 'invoices_issued')
    })
    this.schema.raw(
      `create unique index invoices_made_once on invoices (idempotency_key)
       where idempotency_key is not null`
    )
    for (const [name, condition] of Object.entries(FEW)) {
      this.schema.raw(`create index ${name} on invoices (id) where ${condition}`)
    }
  }

  async down() {
    for (const name of [...Object.keys(FEW), 'invoices_made_once']) {
      this.schema.raw(`drop index ${name}`)
    }
    this.schema.alterTable('invoices', (table) => {
      table.dropIndex([], 'invoices_issued')
      table.dropColumn('idempotency_key')
    })
  }
}

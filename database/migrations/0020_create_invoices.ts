import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * Invoices and credit notes as issued (EN 16931), with a stored copy of what the ledger says.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('sellers', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      // Tax number, else the normalised name: what makes two files come from one seller.
      table.string('identity', 300).notNullable().unique()
      table.string('name', 300).notNullable()
      table.string('tax_number', 60).nullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()
    })

    this.schema.createTable('invoices', (table) => {
      table.bigIncrements('id')
      table.string('public_id', 32).notNullable().unique()
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('seller_id').notNullable().references('sellers.id')
      table.string('number', 150).notNullable()
      table.string('kind', 12).notNullable()
      table.string('type_code', 4).notNullable()
      table.string('state', 10).notNullable()
      table.string('ref', 150).nullable()
      table.string('source', 10).notNullable()
      table.string('source_hash', 64).notNullable()
      table.string('title', 300).nullable()
      table.string('currency', 3).notNullable()
      table.date('issued_on').notNullable()
      table.date('due_on').nullable()
      table.string('po_number', 150).nullable()
      table.string('buyer_reference', 150).nullable()
      table.string('contract_reference', 150).nullable()
      table.string('project_reference', 150).nullable()
      table.text('preceding_invoices').notNullable()
      table.text('note').nullable()
      table.text('payment_terms').nullable()
      table.string('remittance', 150).nullable()
      // Where a bank transfer goes, as issued (BG-17, BT-59).
      table.text('bank_accounts').notNullable().defaultTo('[]')
      table.string('payee', 300).nullable()
      table.date('delivered_on').nullable()
      table.date('period_from').nullable()
      table.date('period_to').nullable()
      table.text('seller_party').notNullable()
      table.text('buyer_party').notNullable()

      table.bigInteger('lines_minor').notNullable()
      table.bigInteger('allowances_minor').notNullable()
      table.bigInteger('charges_minor').notNullable()
      table.bigInteger('tax_exclusive_minor').notNullable()
      table.bigInteger('tax_minor').notNullable()
      table.bigInteger('tax_inclusive_minor').notNullable()
      table.bigInteger('prepaid_minor').notNullable()
      table.bigInteger('rounding_minor').notNullable()
      table.bigInteger('due_minor').notNullable()

      // What this document asks of the client: due_minor, negated for a credit note. Negative is credit.
      table.bigInteger('payable_minor').notNullable()
      // Copies of sums over the ledger, written in the transaction that adds to it.
      table.bigInteger('paid_minor').notNullable().defaultTo(0)
      table.bigInteger('credited_minor').notNullable().defaultTo(0)
      table.bigInteger('refunded_minor').notNullable().defaultTo(0)
      table.bigInteger('balance_minor').notNullable()
      // Money on its way that is not in the ledger yet.
      table.bigInteger('pending_minor').notNullable().defaultTo(0)
      // What is left of this document's credit when payable_minor is negative.
      table.bigInteger('credit_left_minor').notNullable().defaultTo(0)
      table.date('settled_on').nullable()

      table.timestamp('voided_at', { useTz: true }).nullable()
      table.string('void_reason', 500).nullable()
      table.bigInteger('replaced_by_id').nullable().references('invoices.id')
      table.text('search_text').notNullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.timestamp('updated_at', { useTz: true }).notNullable()

      table.unique(['seller_id', 'number'])
      table.index(['client_id', 'issued_on', 'id'], 'invoices_client_issued')
      table.index(['client_id', 'state', 'balance_minor', 'due_on'], 'invoices_client_open')
      table.check(`kind in ('invoice', 'credit_note')`, [], 'invoices_kind')
      table.check(`state in ('draft', 'issued', 'void')`, [], 'invoices_state')
      table.check('balance_minor >= 0', [], 'invoices_balance_not_negative')
      table.check(
        `balance_minor = case when payable_minor > 0 then payable_minor else 0 end
                         - paid_minor - credited_minor`,
        [],
        'invoices_balance_is_what_is_left'
      )
      table.check('paid_minor + credited_minor >= 0', [], 'invoices_settled_not_negative')
      table.check('pending_minor >= 0', [], 'invoices_pending_not_negative')
      table.check('credit_left_minor >= 0', [], 'invoices_credit_not_negative')
    })

    // A void document lets go of the other system's reference: its correction takes it.
    this.schema.raw(
      `create unique index invoices_referred_once on invoices (seller_id, ref)
       where ref is not null and state <> 'void'`
    )

    this.schema.createTable('invoice_lines', (table) => {
      table.bigIncrements('id')
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('invoice_id').notNullable().references('invoices.id')
      table.integer('position').notNullable()
      table.string('line_id', 100).notNullable()
      table.text('name').notNullable()
      table.text('description').nullable()
      table.text('note').nullable()
      table.string('quantity', 40).notNullable()
      table.string('unit_code', 10).nullable()
      table.string('unit_price', 40).notNullable()
      table.string('price_base_quantity', 40).nullable()
      table.bigInteger('net_minor').notNullable()
      table.string('tax_category', 5).notNullable()
      table.string('tax_rate', 20).nullable()
      table.string('seller_item_id', 150).nullable()
      table.string('classification', 100).nullable()
      table.unique(['invoice_id', 'position'])
    })

    this.schema.createTable('invoice_adjustments', (table) => {
      table.bigIncrements('id')
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('invoice_id').notNullable().references('invoices.id').index()
      table.bigInteger('line_id').nullable().references('invoice_lines.id')
      table.integer('position').notNullable()
      table.string('kind', 10).notNullable()
      table.string('reason', 500).nullable()
      table.bigInteger('amount_minor').notNullable()
      table.bigInteger('base_minor').nullable()
      table.string('percent', 20).nullable()
      table.string('tax_category', 5).nullable()
      table.string('tax_rate', 20).nullable()
      table.check(`kind in ('allowance', 'charge')`, [], 'invoice_adjustments_kind')
    })

    this.schema.createTable('invoice_taxes', (table) => {
      table.bigIncrements('id')
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('invoice_id').notNullable().references('invoices.id').index()
      table.integer('position').notNullable()
      table.string('category', 5).notNullable()
      table.string('rate', 20).nullable()
      table.bigInteger('taxable_minor').notNullable()
      table.bigInteger('tax_minor').notNullable()
      table.string('exemption_reason', 1000).nullable()
    })

    this.schema.createTable('invoice_files', (table) => {
      table.bigIncrements('id')
      table.bigInteger('client_id').notNullable().references('clients.id')
      table.bigInteger('invoice_id').notNullable().references('invoices.id')
      table.string('kind', 20).notNullable()
      table.string('media_type', 100).notNullable()
      table.string('file_name', 255).notNullable()
      table.string('sha_256', 64).notNullable()
      table.binary('bytes').notNullable()
      table.timestamp('created_at', { useTz: true }).notNullable()
      table.unique(['invoice_id', 'kind'])
    })
  }

  async down() {
    for (const table of [
      'invoice_files',
      'invoice_taxes',
      'invoice_adjustments',
      'invoice_lines',
      'invoices',
      'sellers',
    ]) {
      this.schema.dropTable(table)
    }
  }
}

import type { TableColumn, TableTemplate } from '#domain/imports/tables/table_template'

/** `json` is the same field in a document of the format invoice.v1. */
export type InvoiceColumn = TableColumn & { json: string }

function column(
  name: string,
  json: string,
  what: string,
  example = '',
  required = false
): InvoiceColumn {
  return { name, json, what, example, required }
}

/** What is said once of an invoice: in CSV on its first row, and alike or empty on the others. */
export const HEAD_COLUMNS: readonly InvoiceColumn[] = [
  column(
    'number',
    'number',
    'The invoice’s number; rows that follow one another with the same number are its lines',
    '2026-0815',
    true
  ),
  column('kind', 'kind', '`invoice` (when empty) or `credit_note`', 'invoice'),
  column('issued_on', 'issuedOn', 'Issue date', '2026-11-02', true),
  column('due_on', 'dueOn', 'Due date', '2026-12-02'),
  column('currency', 'currency', 'ISO 4217', 'EUR', true),
  column(
    'seller',
    'seller',
    'Name or tax number of a company whose invoices are here already; when empty, yours'
  ),
  column('client_ref', 'client.ref', 'Your number of the client', 'C-1042'),
  column('client_name', 'client.name', 'Name of the client', 'Harbour Light GmbH', true),
  column(
    'client_email',
    'client.email',
    'Address of whoever handles its invoices',
    'accounts@harbourlight.example'
  ),
  column('client_tax_number', 'client.taxNumber', 'Tax number of the client', 'DE129273398'),
  column('client_contact', 'client.contactName', 'Name of the person there', 'Mia Brandt'),
  column('client_phone', 'client.phone', 'Phone number'),
  column('client_line1', 'client.address.line1', 'Street and number', 'Kai 7'),
  column('client_line2', 'client.address.line2', 'Second line of the address'),
  column('client_postcode', 'client.address.postcode', 'Postcode', '20457'),
  column('client_city', 'client.address.city', 'City', 'Hamburg'),
  column('client_region', 'client.address.region', 'State or region'),
  column('client_country', 'client.address.country', 'ISO 3166-1, two letters', 'DE'),
  column('title', 'title', 'What the client calls it', 'Website, November'),
  column('po_number', 'poNumber', 'The client’s order number', 'PO-77'),
  column('buyer_reference', 'buyerReference', 'What the client asked to see on it'),
  column('contract_reference', 'contractReference', 'Contract'),
  column('project_reference', 'projectReference', 'Project'),
  column('preceding_invoice', 'precedingInvoice', 'Of a credit note: the invoice that it corrects'),
  column('delivered_on', 'deliveredOn', 'Delivery date'),
  column('period_from', 'periodFrom', 'First day of what is invoiced'),
  column('period_to', 'periodTo', 'Last day of what is invoiced'),
  column('note', 'note', 'For the client to read'),
  column('payment_terms', 'paymentTerms', 'Payment terms in words'),
  column('remittance', 'remittance', 'What to write on a bank transfer'),
  column('iban', 'bankAccount.iban', 'Where a bank transfer goes'),
  column('bic', 'bankAccount.bic', 'Code of the bank'),
  column('prepaid', 'prepaid', 'What was paid in advance, in the invoice’s currency'),
  column(
    'total',
    'total',
    'Total with tax; refused when it is not what the lines come to',
    '1428.00'
  ),
]

export const LINE_COLUMNS: readonly InvoiceColumn[] = [
  column('line_name', 'name', 'What was sold', 'Design, two days', true),
  column('line_description', 'description', 'More about it'),
  column('item_number', 'itemNumber', 'Your number of the article'),
  column('quantity', 'quantity', 'How much; 1 when empty', '2'),
  column(
    'unit',
    'unit',
    'UN/ECE recommendation 20: `HUR` hour, `DAY`, `KGM`; `C62` (piece) when empty',
    'DAY'
  ),
  column(
    'unit_price',
    'unitPrice',
    'Price of one, without tax; negative for what comes off',
    '600.00',
    true
  ),
  column('tax_rate', 'taxRate', 'Per cent; when empty the line is not subject to tax', '19'),
  column(
    'tax_category',
    'taxCategory',
    'Of EN 16931: `S` (when there is a rate), `Z` (rate 0), `E`, `AE`, `K`, `G`, `O` (no rate), `L`, `M`',
    'S'
  ),
  column('tax_exemption_reason', 'taxExemptionReason', 'Why there is no tax on it'),
]

/** One row per line of an invoice. */
export const INVOICE_TABLE: TableTemplate = { columns: [...HEAD_COLUMNS, ...LINE_COLUMNS] }

/** The second row of the template: a second line of the same invoice. */
const SECOND_LINE = {
  ...Object.fromEntries(HEAD_COLUMNS.map(({ name }) => [name, ''])),
  ...Object.fromEntries(LINE_COLUMNS.map(({ name }) => [name, ''])),
  number: '2026-0815',
  issued_on: '2026-11-02',
  currency: 'EUR',
  client_name: 'Harbour Light GmbH',
  line_name: 'Hosting',
  unit_price: '0.00',
  tax_rate: '19',
}

export const TEMPLATE_ROWS: Record<string, string>[] = [{}, SECOND_LINE]

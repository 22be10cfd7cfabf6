import { checkDraft } from '#domain/imports/check_draft'
import type { AccountDraft, InvoiceDraft, PartyDraft } from '#domain/imports/invoice_draft'
import { InputFields } from '#domain/imports/input_fields'
import type { InputProblem, InvoiceInput } from '#domain/imports/invoice_input'
import { HEAD_COLUMNS, LINE_COLUMNS } from '#domain/imports/invoice_table'
import { LIMITS } from '#domain/imports/limits'
import { isRecognisable } from '#domain/imports/party_identity'
import { priceLines } from '#domain/imports/price_lines'
import { readInputLine } from '#domain/imports/read_input_line'
import { isCurrency } from '#domain/money/currency'
import { Money } from '#domain/money/money'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/** UNTDID 1001: a commercial invoice, a credit note. */
const TYPE_CODES = { invoice: '380', credit_note: '381' } as const

const JSON_NAMES = new Map([...HEAD_COLUMNS, ...LINE_COLUMNS].map(({ name, json }) => [name, json]))

/** Makes a document of what a row or an object says; net amounts, taxes and totals are computed. */
export function draftFromInput(
  input: InvoiceInput,
  seller: PartyDraft
): Done<InvoiceDraft> | Refused<'unreadable', InputProblem[]> {
  const problems: InputProblem[] = []
  const { notation } = input
  const head = new InputFields(input.head, input.line, notation, problems, nameIn(input))
  const currency = readCurrency(head)
  const lines = input.lines.map(({ line, values }, index) =>
    readInputLine(
      new InputFields(values, line, notation, problems, nameIn(input, index)),
      index + 1
    )
  )
  const kind = head.oneOf('kind', ['invoice', 'credit_note'] as const, 'invoice')
  const prepaid = head.amount('prepaid', currency) ?? Money.zero(currency)
  const total = head.amount('total', currency)
  const facts = {
    source: input.source,
    kind,
    typeCode: TYPE_CODES[kind],
    currency,
    ...readHead(head),
    accounts: readAccounts(head),
    seller,
    buyer: readBuyer(head),
    adjustments: [],
  }
  if (!isRecognisable(facts.buyer)) {
    const message =
      'Nothing but a name says who the client is: give its reference, tax number, e-mail address, or street, postcode and city.'
    head.add('client_unidentified', 'client_name', message)
  }
  if (lines.length === 0) head.add('missing', 'line_name', 'There is no line.')
  if (problems.length > 0) return refused('unreadable', problems)

  const priced = priceLines(lines, prepaid, currency)
  if (!priced) {
    head.add('invalid', null, 'The amounts are more than an invoice can ask here.')
    return refused('unreadable', problems)
  }
  const draft: InvoiceDraft = { ...facts, ...priced }
  checkTotal(head, total, draft)
  for (const { code, message } of checkDraft(draft)) head.add(code, null, message)
  return problems.length > 0 ? refused('unreadable', problems) : done(draft)
}

/** What a column is called where it was said: `lines` of a JSON document are counted from 0. */
export function nameIn({ source }: InvoiceInput, index?: number): (column: string) => string {
  if (source === 'csv') return (column) => column
  const prefix = index === undefined ? '' : `lines[${index}].`
  return (column) => `${prefix}${JSON_NAMES.get(column) ?? column}`
}

function readHead(head: InputFields) {
  const preceding = head.text('preceding_invoice')
  return {
    number: head.required('number'),
    issuedOn: head.requiredDate('issued_on'),
    dueOn: head.date('due_on'),
    title: head.text('title', LIMITS.name),
    poNumber: head.text('po_number'),
    buyerReference: head.text('buyer_reference'),
    contractReference: head.text('contract_reference'),
    projectReference: head.text('project_reference'),
    precedingInvoices: preceding === null ? [] : [preceding],
    note: head.prose('note'),
    paymentTerms: head.prose('payment_terms'),
    remittance: head.text('remittance'),
    deliveredOn: head.date('delivered_on'),
    periodFrom: head.date('period_from'),
    periodTo: head.date('period_to'),
    payee: null,
  }
}

/** Without a currency no amount can be read: any stands in, because the problem ends it. */
export function readCurrency(head: InputFields): string {
  const code = head.required('currency').toUpperCase()
  if (code === '' || isCurrency(code)) return code || 'EUR'
  return head.reject('currency', code, 'is not a currency of ISO 4217', 'EUR')
}

function readBuyer(head: InputFields): PartyDraft {
  return {
    name: head.required('client_name', LIMITS.name),
    tradingName: null,
    identifier: head.text('client_ref', LIMITS.code),
    registration: null,
    taxNumber: head.text('client_tax_number', LIMITS.taxNumber),
    endpoint: null,
    address: {
      line1: head.text('client_line1', LIMITS.addressLine),
      line2: head.text('client_line2', LIMITS.addressLine),
      line3: null,
      city: head.text('client_city'),
      postcode: head.text('client_postcode', LIMITS.postcode),
      region: head.text('client_region'),
      country: head.country('client_country'),
    },
    contactName: head.text('client_contact'),
    email: head.text('client_email', LIMITS.email),
    phone: head.text('client_phone', LIMITS.phone),
  }
}

function readAccounts(head: InputFields): AccountDraft[] {
  const id = head.text('iban')
  const bank = head.text('bic')
  return id === null ? [] : [{ id, name: null, bank }]
}

function checkTotal(head: InputFields, total: Money | null, { totals }: InvoiceDraft): void {
  if (total === null || total.equals(totals.taxInclusive)) return
  const message = `The lines come to ${totals.taxInclusive}, not to ${total}.`
  head.add('total_differs', 'total', message)
}

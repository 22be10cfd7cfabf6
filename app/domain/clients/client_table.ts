import {
  cleanField,
  CLIENT_FIELD_LENGTHS,
  COMPLAINTS,
  type ClientField,
  type ClientFields,
} from '#domain/clients/client_fields'
import type { ClientOrder } from '#domain/clients/put_clients'
import { invalid } from '#domain/imports/tables/read_value'
import type { Values } from '#domain/imports/tables/table_row'
import type { TableTemplate } from '#domain/imports/tables/table_template'
import { done, refused } from '#domain/shared/result'
import { isPublicId } from '#domain/shared/public_id'

/** Each column of the format and the field that it holds. */
export const CLIENT_COLUMNS: Record<string, ClientField> = {
  name: 'name',
  legal_name: 'legalName',
  tax_number: 'taxNumber',
  contact_name: 'contactName',
  billing_email: 'billingEmail',
  phone: 'phone',
  line1: 'line1',
  line2: 'line2',
  city: 'city',
  postcode: 'postcode',
  region: 'region',
  country: 'country',
  locale: 'locale',
}

export const clientTemplate: TableTemplate = {
  columns: [
    { name: 'ref', required: true, what: 'Your own number of the client', example: 'C-1041' },
    { name: 'name', what: 'Needed for a client that is new', example: 'Kestrel Bay Coffee' },
    { name: 'legal_name', what: 'As registered', example: 'Kestrel Bay Coffee Ltd' },
    { name: 'tax_number', what: 'VAT number, GSTIN, …', example: 'GB123456789' },
    { name: 'contact_name', what: 'Who is written to', example: 'Meera Nair' },
    {
      name: 'billing_email',
      what: 'Where invoices are told about; who signs in first, for a client that is new',
      example: 'accounts@kestrelbay.example',
    },
    { name: 'phone', what: 'As it is dialled', example: '+44 20 7946 0018' },
    { name: 'line1', what: 'Address', example: '4 Harbour Row' },
    { name: 'line2', what: 'Address, second line', example: '' },
    { name: 'city', what: 'Town', example: 'Bristol' },
    { name: 'postcode', what: 'Postal code', example: 'BS1 4RN' },
    { name: 'region', what: 'State, county or province', example: '' },
    { name: 'country', what: 'ISO 3166-1, two letters', example: 'GB' },
    { name: 'locale', what: 'Language and region of texts and amounts', example: 'en-GB' },
    { name: 'id', what: "The portal's own id, for a client without a reference", example: '' },
  ],
}

/** An apostrophe that an export put before what a spreadsheet would run (see `csvText`). */
const ESCAPED = /^'(?='*[=+\-@\t\r])/

/** What one line of a CSV says. An empty cell leaves what there is. */
export function readClientCsv(values: Values) {
  const plain = [...values].map(([column, text]): [string, string] => [
    column,
    text.replace(ESCAPED, ''),
  ])
  return readClientRow(new Map(plain))
}

/** What one object of a JSON file says, by the same columns. */
export function readClientRow(values: Values) {
  const by = keyOf(values)
  if (!by.ok) return by
  const fields: Partial<Record<ClientField, string>> = {}
  for (const [column, field] of Object.entries(CLIENT_COLUMNS)) {
    const text = values.get(column)
    if (text === undefined) continue
    const kept = cleanField(field, text)
    if (kept === null) {
      const isLong = [...text].length > CLIENT_FIELD_LENGTHS[field]
      const most = `is longer than ${CLIENT_FIELD_LENGTHS[field]} characters`
      return invalid(column, text, isLong ? most : (COMPLAINTS[field] ?? 'is nothing'))
    }
    fields[field] = kept
  }
  return done<ClientOrder>({ by: by.value, fields: fields as Partial<ClientFields> })
}

function keyOf(values: Values) {
  const ref = values.get('ref')?.replace(/[\r\n\t]+/g, ' ')
  const id = values.get('id')
  if (ref !== undefined) {
    const isLong = [...ref].length > CLIENT_FIELD_LENGTHS.ref
    return isLong ? invalid('ref', ref, 'is longer than 100 characters') : done({ ref })
  }
  if (isPublicId(id)) return done({ id })
  if (id !== undefined) return invalid('id', id, 'is no id of this portal')
  return refused('missing', { column: 'ref', message: '"ref" is missing.' })
}

/**
 * A text as a cell that no spreadsheet runs, such that `readClientCsv` gives the same text back,
 * also of one that begins with apostrophes of its own.
 */
export function csvText(text: string | null): string | null {
  return text !== null && /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

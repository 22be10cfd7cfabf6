import vine from '@vinejs/vine'
import { cleanField, CLIENT_FIELD_LENGTHS, type ClientField } from '#domain/clients/client_fields'
import { CLIENT_FORMATS } from '#domain/clients/export_clients'
import { CLIENT_SORTS } from '#domain/clients/list_clients'
import { LIST_FIELDS, pageFields } from '#validators/admin/list'
import { lineOfText } from '#validators/text'

/** What a field is refused by whose form is wrong. */
const RULES: Partial<Record<ClientField, string>> = { billingEmail: 'email', country: 'country' }

const cleaned = vine.createRule((value, name: ClientField, field) => {
  if (typeof value !== 'string') return
  const kept = cleanField(name, value)
  if (kept !== null) return field.mutate(kept, field)
  field.report('The {{ field }} field is not of its form', RULES[name] ?? 'regex', field)
})

const text = (name: ClientField) =>
  lineOfText().minLength(1).maxLength(CLIENT_FIELD_LENGTHS[name]).use(cleaned(name))
const optional = (name: ClientField) => text(name).nullable().optional()

/** What is left out stays, null empties. `ref` is the address. */
export const clientValidator = vine.create({
  name: text('name').optional(),
  legalName: optional('legalName'),
  taxNumber: optional('taxNumber'),
  contactName: optional('contactName'),
  billingEmail: optional('billingEmail'),
  phone: optional('phone'),
  address: vine
    .object({
      line1: optional('line1'),
      line2: optional('line2'),
      city: optional('city'),
      postcode: optional('postcode'),
      region: optional('region'),
    })
    .optional(),
  country: optional('country'),
  locale: text('locale').optional(),
})

export const CLIENT_BODY_FIELDS = [
  ...['name', 'legalName', 'taxNumber', 'contactName', 'billingEmail', 'phone'],
  ...['address', 'country', 'locale'],
]
export const ADDRESS_FIELDS = ['line1', 'line2', 'city', 'postcode', 'region']

const STATES = ['not_invited', 'invited', 'active', 'disabled'] as const
const search = () => lineOfText().minLength(1).maxLength(100).optional()

export const clientListValidator = vine.create({
  ...pageFields,
  q: search(),
  state: vine.enum([...STATES, 'none', 'no_address'] as const).optional(),
  country: text('country').optional(),
  hasBalance: vine.boolean().optional(),
  sort: vine.enum(CLIENT_SORTS).optional(),
})

export const CLIENT_LIST_FIELDS = [
  ...LIST_FIELDS,
  ...['q', 'state', 'country', 'hasBalance', 'sort'],
]

export const clientExportValidator = vine.create({ format: vine.enum(CLIENT_FORMATS).optional() })

export const CLIENT_EXPORT_FIELDS = ['format']

export const accountListValidator = vine.create({
  ...pageFields,
  q: search(),
  state: vine.enum(STATES).optional(),
  role: vine.enum(['owner', 'payer', 'viewer'] as const).optional(),
  client: lineOfText().minLength(1).maxLength(100).optional(),
})

export const ACCOUNT_LIST_FIELDS = [...LIST_FIELDS, 'q', 'state', 'role', 'client']

export const inviteListValidator = vine.create({
  ...pageFields,
  state: vine.enum(['pending', 'expired', 'bounced'] as const).optional(),
  client: lineOfText().minLength(1).maxLength(100).optional(),
})

export const INVITE_LIST_FIELDS = [...LIST_FIELDS, 'state', 'client']

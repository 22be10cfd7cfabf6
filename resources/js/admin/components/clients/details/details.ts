import type { ClientChanges, ClientRecord } from '~admin/api/clients'
import type { TextKey } from '~shared/text/texts'

/** What is known of a client and may be changed, in the order of a form. */
export const DETAILS = [
  ...(['name', 'legalName', 'taxNumber', 'contactName', 'billingEmail', 'phone'] as const),
  ...(['line1', 'line2', 'postcode', 'city', 'region', 'country', 'locale'] as const),
]

export type Detail = (typeof DETAILS)[number]
/** A field that is empty holds ''. */
export type Details = Record<Detail, string>

export const DETAIL_TEXTS: Record<Detail, TextKey> = {
  name: 'admin.details.name',
  legalName: 'admin.details.legal_name',
  taxNumber: 'admin.details.tax_number',
  contactName: 'admin.details.contact_name',
  billingEmail: 'admin.details.billing_email',
  phone: 'admin.details.phone',
  line1: 'admin.details.line1',
  line2: 'admin.details.line2',
  postcode: 'admin.details.postcode',
  city: 'admin.details.city',
  region: 'admin.details.region',
  country: 'admin.details.country',
  locale: 'admin.details.locale',
}

/** Characters that each holds at most. */
export const LENGTHS: Record<Detail, number> = {
  ...{ name: 300, legalName: 300, taxNumber: 60, contactName: 200, billingEmail: 254, phone: 60 },
  ...{ line1: 300, line2: 300, postcode: 30, city: 150, region: 150, country: 2, locale: 20 },
}

/** `current` of a 412 has them flat, an answer has the address by itself. */
type Known = Omit<ClientRecord, 'address'> & Partial<ClientRecord['address']>

export function detailsOf(client: ClientRecord): Details {
  return flat({ ...client, ...client.address })
}

export function flat(client: Partial<Known>): Details {
  return Object.fromEntries(DETAILS.map((field) => [field, client[field] ?? ''])) as Details
}

const ADDRESS = ['line1', 'line2', 'city', 'postcode', 'region'] as const
type AddressField = (typeof ADDRESS)[number]
const isAddress = (field: Detail): field is AddressField =>
  (ADDRESS as readonly string[]).includes(field)

/** What was typed that is not what was read, as the server takes it: null empties. */
export function changesOf(typed: Details, read: Details): ClientChanges {
  const changed = DETAILS.filter((field) => typed[field].trim() !== read[field])
  const sent = (fields: Detail[]) =>
    Object.fromEntries(fields.map((field) => [field, typed[field].trim() || null]))
  const address = changed.filter(isAddress)
  return {
    ...sent(changed.filter((field) => !isAddress(field))),
    ...(address.length > 0 && { address: sent(address) }),
  }
}

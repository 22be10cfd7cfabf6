/**
 * How long a text may be, in characters. The database's columns are as wide; longer texts are
 * refused with their place, never cut off.
 */
export const LIMITS = {
  /** Numbers and references, places, names of persons. */
  reference: 150,
  /** Names of companies. */
  name: 300,
  /** One line of an address: two of them share a column. */
  addressLine: 145,
  email: 254,
  phone: 60,
  postcode: 30,
  taxNumber: 60,
  /** A code with its scheme, a line's own number. */
  code: 100,
  unit: 10,
  taxCategory: 5,
  quantity: 40,
  rate: 20,
  reason: 500,
  exemptionReason: 1_000,
  itemName: 1_000,
  /** Notes, terms and descriptions. */
  prose: 50_000,
} as const

/**
 * The largest amount in an invoice, in minor units: sums over many of a client's invoices stay
 * integers that a number holds exactly.
 */
export const MOST_MINOR = 10 ** 14

import { isObject, type JsonObject, type Reply } from '#tests/sandbox/http/exchange'
import { razorpayExponent } from '#tests/sandbox/razorpay/currencies'
import type { Notes } from '#tests/sandbox/razorpay/entities'
import { refuse } from '#tests/sandbox/razorpay/errors'

const RECEIPT_MAX = 40
const NOTES_MAX = 15
const NOTE_LENGTH_MAX = 256
/** INR 1.00; for other currencies the smallest subunit is enough here. */
const INR_MINIMUM = 100

/** Why the amount is refused, or null. The last digit of a three-decimal currency must be 0. */
export function refuseAmount(amount: unknown, currency: string): Reply | null {
  if (amount === undefined || amount === null || amount === '') {
    return refuse('The amount field is required.', { field: 'amount' })
  }
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount)) {
    return refuse('The amount must be an integer.', { field: 'amount' })
  }
  const exponent = razorpayExponent(currency)
  if (exponent === null) {
    return refuse('Currency is not supported', { field: 'currency' })
  }
  if (amount < (currency === 'INR' ? INR_MINIMUM : 1)) {
    const least = currency === 'INR' ? 'INR 1.00' : `${currency} 1 subunit`
    return refuse(`The amount must be at least ${least}`, { field: 'amount' })
  }
  if (exponent === 3 && amount % 10 !== 0) {
    return refuse('The last digit of an amount with three decimals must be 0', { field: 'amount' })
  }
  return null
}

export function refuseCurrency(currency: unknown): Reply | null {
  if (currency === undefined || currency === null || currency === '') {
    return refuse('The currency field is required.', { field: 'currency' })
  }
  if (typeof currency !== 'string' || razorpayExponent(currency) === null) {
    return refuse('Currency is not supported', { field: 'currency' })
  }
  return null
}

export function refuseReceipt(receipt: unknown): Reply | null {
  if (receipt === undefined || receipt === null) return null
  if (typeof receipt !== 'string') {
    return refuse('The receipt must be a string.', { field: 'receipt' })
  }
  if (receipt.length > RECEIPT_MAX) {
    return refuse('The receipt may not be greater than 40 characters.', { field: 'receipt' })
  }
  return null
}

export function refuseNotes(notes: unknown): Reply | null {
  if (notes === undefined || notes === null) return null
  if (Array.isArray(notes) && notes.length === 0) return null
  if (!isObject(notes)) return refuse('The notes must be an array.', { field: 'notes' })
  if (Object.keys(notes).length > NOTES_MAX) {
    return refuse('Number of fields in notes should be less than or equal to 15', {
      field: 'notes',
    })
  }
  for (const value of Object.values(notes)) {
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      return refuse('notes values must be scalars', { field: 'notes' })
    }
    if (String(value).length > NOTE_LENGTH_MAX) {
      return refuse('notes values cannot be longer than 256 characters', { field: 'notes' })
    }
  }
  return null
}

/** Fields that the call does not know are refused, as the real API does. */
export function refuseUnknown(body: JsonObject, known: readonly string[]): Reply | null {
  const extra = Object.keys(body).filter((key) => !known.includes(key))
  if (extra.length === 0) return null
  return refuse(`${extra.join(', ')} is/are not required and should not be sent`)
}

/** Checked notes as they are stored: an empty object becomes the empty list. */
export function storedNotes(notes: unknown): Notes | [] {
  if (!isObject(notes) || Object.keys(notes).length === 0) return []
  return { ...notes } as Notes
}

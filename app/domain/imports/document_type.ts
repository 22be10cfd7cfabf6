/**
 * UNTDID 1001 codes that EN 16931 lists as credit notes (the code list behind BR-CL-01, and 81
 * which it lists under both): amounts are written positive and are owed to the buyer.
 * 384, a corrected invoice, is an invoice.
 */
const CREDIT_NOTES = new Set('81 83 261 262 296 308 381 396 420 458 502 503 532'.split(' '))

export function isCreditNoteCode(typeCode: string): boolean {
  return CREDIT_NOTES.has(typeCode)
}

export function isTypeCode(typeCode: string): boolean {
  return /^\d{1,3}$/.test(typeCode)
}

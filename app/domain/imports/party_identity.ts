import { normalizeEmail } from '#domain/accounts/email_address'
import type { PartyDraft } from '#domain/imports/invoice_draft'

/** "DE 123.456-789" and "de123456789" are one tax number. */
export function normalizeTaxNumber(taxNumber: string | null): string | null {
  return taxNumber?.replace(/[\s.-]/g, '').toUpperCase() || null
}

/**
 * What makes two documents come from one seller: the tax number, else the name, whatever its case
 * and spacing. At most 300 characters.
 */
export function sellerIdentity(seller: Pick<PartyDraft, 'name' | 'taxNumber'>): string {
  const name = seller.name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  return [...(normalizeTaxNumber(seller.taxNumber) ?? name)].slice(0, 300).join('')
}

/**
 * Whether an identifier (BT-46) names its party for everybody: one of an ISO 6523 scheme, such as
 * a GLN ("0088:5790000436057"). Without a scheme it is the seller's own customer number, and
 * another seller's "10202" is somebody else.
 */
export function isWorldwide(identifier: string): boolean {
  return /^\d{4}:/.test(identifier)
}

/**
 * Whether a second document of this buyer would be known as its own: a name alone is borne by
 * many, and without more each document would open another client. See `KnownClients.match`.
 */
export function isRecognisable(
  buyer: Pick<PartyDraft, 'identifier' | 'taxNumber' | 'endpoint' | 'email' | 'address'>
): boolean {
  const { line1, postcode, city } = buyer.address
  return (
    buyer.identifier !== null ||
    normalizeTaxNumber(buyer.taxNumber) !== null ||
    buyer.endpoint !== null ||
    normalizeEmail(buyer.email) !== null ||
    (line1 !== null && postcode !== null && city !== null)
  )
}

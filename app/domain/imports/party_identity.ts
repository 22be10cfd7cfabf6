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

import type { TaxScheme } from '#domain/documents/document_parts'

const GST = new Set(['AU', 'NZ', 'SG', 'CA', 'MY', 'JE', 'MV', 'PG', 'PK'])

const VAT = new Set([
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'EL', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU'],
  ...['IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'XI', 'MC'],
  ...['GB', 'CH', 'LI', 'NO', 'IS', 'AE', 'SA', 'BH', 'OM', 'ZA', 'KE', 'NG', 'PH', 'TH', 'UA'],
])

/**
 * What the tax is called where the seller is (ISO 3166-1 alpha-2).
 */
export function taxScheme(sellerCountry: string | null): TaxScheme {
  if (sellerCountry === 'IN') return 'gst_in'
  if (sellerCountry !== null && GST.has(sellerCountry)) return 'gst'
  if (sellerCountry !== null && VAT.has(sellerCountry)) return 'vat'
  return 'tax'
}

import { taxScheme } from '#domain/documents/tax_scheme'
import type { PartyDraft } from '#domain/imports/invoice_draft'

const TAX_LABELS = { gst_in: 'GSTIN', gst: 'GST', vat: 'VAT', tax: 'Tax number' }

/** In whose words, and seen from which country, an address is written. */
export type Reader = { locale: string; homeCountry: string | null }

/**
 * The address as it is printed, a line each, empty ones left out. The country is named only when
 * it is abroad.
 */
export function addressLines({ address }: PartyDraft, { locale, homeCountry }: Reader): string[] {
  const town = [address.postcode, address.city].filter(Boolean).join(' ')
  const place =
    address.country === 'IN' ? [address.city, address.postcode].filter(Boolean).join(' ') : town
  const lines = [
    address.line1,
    address.line2,
    address.line3,
    place,
    address.region,
    address.country === homeCountry ? null : countryName(address.country, locale),
  ]
  return lines.filter((line): line is string => Boolean(line))
}

/** What a tax number is called where the party is. */
export function taxLabel(party: PartyDraft): string {
  return TAX_LABELS[taxScheme(party.address.country)]
}

function countryName(code: string | null, locale: string): string | null {
  if (code === null || !/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code
}

/** Where the supply is, for India's GST: the buyer's state as the invoice names it. Else null. */
export function placeOfSupply(invoice: {
  sellerParty: PartyDraft
  buyerParty: PartyDraft
}): string | null {
  return invoice.sellerParty.address.country === 'IN' ? invoice.buyerParty.address.region : null
}
